/* One walk over a journey's touchpoints. */
#include "render/persona_view.h"

#include "analyse/voice.h"
#include "render/map_view.h"
#include "render/people.h"

struct persona_figures persona_view_figures(const struct page_work *work,
                                            const struct journey *journey,
                                            const struct persona *persona) {
    const struct model *model = work->report->model;
    struct persona_figures figures = {.lowest_emotion = NAN};
    double own = 0, all = 0, own_weight = 0, all_weight = 0, emotions = 0;
    size_t stage = 0, next = 0, felt = 0;
    for (const struct touchpoint *at; (at = journey_next(journey, &stage, &next));) {
        double score = voice_of_persona(model, at, persona).value,
               weight = voice_importance(model, at);
        double everybody = voice_of_touchpoint(model, at).value;
        double emotion = map_view_emotion(at, persona);
        figures.touchpoints++;
        if (!isnan(score)) {
            figures.measured++;
            own += weight * score;
            own_weight += weight;
            all += isnan(everybody) ? 0 : weight * everybody;
            all_weight += isnan(everybody) ? 0 : weight;
        }
        if (!isnan(emotion)) {
            emotions += emotion;
            felt++;
            if (!figures.lowest || emotion < figures.lowest_emotion) {
                figures.lowest = at;
                figures.lowest_emotion = emotion;
            }
        }
    }
    figures.customer = own_weight > 0 ? own / own_weight : NAN;
    figures.everybody = all_weight > 0 ? all / all_weight : NAN;
    figures.emotion = felt > 0 ? emotions / (double)felt : NAN;
    return figures;
}

struct serves_journeys persona_view_journeys(const struct page_work *work,
                                             const struct persona *persona) {
    struct serves_journeys all = serves_persona(&work->report->analysis->serves, persona);
    const struct journey **counted = ARENA_ARRAY(work->arena, const struct journey *, all.count);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (gap_counts(all.items[i])) {
            counted[count++] = all.items[i];
        }
    }
    return count > 0 ? (struct serves_journeys){counted, count} : all;
}

const char *persona_view_initials(const struct page_work *work, const char *name) {
    GString *initials = g_string_new(NULL);
    gunichar before = ' ', last = 0;
    for (const char *at = name; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_isalnum(letter) && !g_unichar_isalnum(before) && before != '\'') {
            last = g_unichar_toupper(letter);
            if (initials->len == 0) {
                g_string_append_unichar(initials, last);
                last = 0;
            }
        }
        before = letter;
    }
    if (last != 0) {
        g_string_append_unichar(initials, last);
    }
    const char *copy = arena_string(work->arena, initials->str);
    g_string_free(initials, TRUE);
    return *copy ? copy : NULL;
}

const char *persona_view_share(const struct page_work *work, const struct persona *persona) {
    const char *share = people_share(work->report->language, work->arena, persona->share, 0);
    return share ? texts_format(&work->report->texts, work->arena, "personas_share", "share", share,
                                NULL)
                 : NULL;
}
