/*
 * cli/version: the version of the program, made from CHANGELOG.md.
 */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

extern const char anbud_version[];

#endif
