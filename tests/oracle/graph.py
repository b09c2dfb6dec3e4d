#!/usr/bin/python3
"""graph: does evaluation.json hold a graph? Ids are unique, inputs stand
before what follows from them, what is evaluated only if something holds is
blank where it does not, and every figure of the result is a node.

    graph.py EVALUATION.JSON ...
"""
import json
import sys


def figures(value):
    """Every {"node": id, ...} in the result."""
    if isinstance(value, dict):
        if 'node' in value:
            yield value
        value = value.values()
    if not isinstance(value, (str, int, type(None))):
        for part in value:
            yield from figures(part)


def inputs(node, sets):
    """The ids a node was derived from, those of its sets among them."""
    for name in node.get('inputs', []):
        yield from sets[name] if name.startswith('set:') else [name]


def holds(condition):
    return condition.get('fraction') == '1'


def faults(evaluation):
    """What is wrong with the graph, a text each."""
    nodes = {}
    for node in evaluation['nodes']:
        if node['id'] in nodes:
            yield f"{node['id']} stands twice"
        for before in inputs(node, evaluation['sets']):
            if before not in nodes:
                yield f"{node['id']} comes before its input {before}"
        condition = node.get('only_if')
        if condition and condition not in nodes:
            yield f"{node['id']} comes before its condition {condition}"
        elif condition and not holds(nodes[condition]) and 'fraction' in node:
            yield f"{node['id']} is evaluated though {condition} is not 1"
        nodes[node['id']] = node
    for figure in figures(evaluation['lots']):
        node = nodes.get(figure['node'], {})
        if any(figure[key] != node.get(key) for key in figure if key != 'node'):
            yield f"{figure['node']} is another figure in the graph"


def main():
    failed = 0
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as file:
            evaluation = json.load(file)
        for fault in faults(evaluation):
            print(f'{path}: {fault}')
            failed = 1
    return failed


if __name__ == '__main__':
    sys.exit(main())
