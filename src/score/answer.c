#include "score/answer.h"

#include <string.h>

/* Neither true nor false is no answer: that is a finding of its own. */
static const struct node *
truth_node(struct scene *s, const struct step *step, const char *text)
{
    bool is_true = strcmp(text, "true") == 0;

    if (!is_true && strcmp(text, "false") != 0) {
        return NULL;
    }
    return graph_word(s->graph, step, is_true ? "true" : "false",
                      num_int(s->arena, is_true));
}

static const struct node *
choice_node(struct scene *s, const struct step *step,
            const struct requirement *r, const char *text)
{
    for (size_t k = 0; k < r->choices_count; k++) {
        if (strcmp(r->choices[k], text) == 0) {
            return graph_word(s->graph, step, r->choices[k],
                              num_int(s->arena, (long)k));
        }
    }
    return NULL;
}

const struct node *
answer_node(struct scene *s, size_t i, const struct requirement *r,
            const struct given_answer *answer)
{
    struct step step = step_at(s, i, "answer", unit_none);
    const char *text = answer ? answer->answer->text : NULL;
    num value;

    if (!text) {
        return NULL;
    }
    step.about = r->id;
    step.title = r->text;
    step.place = answer->answer->place;
    switch (r->answer) {
    case ANSWER_TRUTH:
        return truth_node(s, &step, text);
    case ANSWER_CHOICE:
        return choice_node(s, &step, r, text);
    case ANSWER_NUMBER:
        return num_read(s->arena, text, &value) == NUM_FINE
                   ? graph_given(s->graph, &step, value)
                   : NULL;
    case ANSWER_TEXT:
    default:
        return NULL;
    }
}

const struct compliance *
compliance_with(const struct lot_bid *b, const struct requirement *r)
{
    for (size_t k = 0; k < b->compliances_count; k++) {
        if (b->compliances[k].requirement == r) {
            return &b->compliances[k];
        }
    }
    return NULL;
}
