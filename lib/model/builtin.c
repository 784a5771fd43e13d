/* Built-in content goes through the same reading and binding as a project's files. */
#include "model/builtin.h"

#include "base/content.h"
#include "model/bind.h"

#include <assert.h>
#include <string.h>

static const char *const LANGUAGES[] = {"en", "en", "fr", "nl", "de"}; /* by enum language */

static const struct node *read_content(struct model *model, const char *path,
                                       struct diagnostics *diagnostics) {
    const struct content_file *file = content_find(path);
    assert(file);
    struct source *source = ARENA_NEW(&model->arena, struct source);
    *source = (struct source){.name = file->path, .text = file->bytes, .length = file->length};
    const struct node *node = yaml_read(source, &model->arena, diagnostics);
    assert(node);
    return node;
}

static struct channel *find_channel(struct model *model, const char *id) {
    for (size_t i = 0; i < model->project.channels.count; i++) {
        struct channel *channel = &model->project.channels.items[i];
        if (channel->id && strcmp(channel->id, id) == 0) {
            return channel;
        }
    }
    return NULL;
}

/* The built-in channels come first, in their order; a project's channel of the same id takes its
 * place. */
static void add_channels(struct model *model, const struct node *list) {
    const char *language = LANGUAGES[model->project.language];
    const size_t own = model->project.channels.count;
    struct channel *channels = ARENA_ARRAY(&model->arena, struct channel, list->count + own);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];
        struct channel *channel = &channels[count++];
        const char *kind = node_get(item, "kind")->text;
        *channel = (struct channel){
            .at = item->span,
            .id = node_get(item, "id")->text,
            .name = node_get(node_get(item, "name"), language)->text,
            .kind = strcmp(kind, "digital") == 0 ? CHANNEL_DIGITAL : CHANNEL_HUMAN,
        };
        const struct channel *given = find_channel(model, channel->id);
        if (given) {
            channel->at = given->at;
            channel->name = given->name ? given->name : channel->name;
            channel->kind = given->kind ? given->kind : channel->kind;
        }
    }
    const size_t built_in = count;
    for (size_t i = 0; i < own; i++) {
        const struct channel *given = &model->project.channels.items[i];
        size_t at = 0;
        while (at < built_in && !(given->id && strcmp(channels[at].id, given->id) == 0)) {
            at++;
        }
        bool again = at < built_in && given != find_channel(model, given->id);
        if (at == built_in || again) { /* one given twice is reported later */
            channels[count++] = *given;
        }
    }
    model->project.channels.items = channels;
    model->project.channels.count = count;
}

static void add_maturity(struct model *model, struct diagnostics *diagnostics) {
    const char *language = LANGUAGES[model->project.language];
    char *path = g_strdup_printf("content/maturity/cx-five-stages.%s.yaml", language);
    const struct node *node = read_content(
        model, content_find(path) ? path : "content/maturity/cx-five-stages.yaml", diagnostics);
    g_free(path);
    const size_t own = model->maturity_models.count;
    struct maturity_model *models = record_new(&MATURITY_MODEL_RECORD, own + 1, &model->arena);
    struct binder binder = {.arena = &model->arena, .diagnostics = diagnostics};
    bind_record(&binder, node, &MATURITY_MODEL_RECORD, &models[0]);
    if (own > 0) {
        memcpy(models + 1, model->maturity_models.items, own * sizeof *models);
    }
    model->maturity_models.items = models;
    model->maturity_models.count = own + 1;
    model->maturity_model = &models[0];
    const char *wanted = model->project.maturity.model.id;
    for (size_t i = 0; wanted && i <= own; i++) {
        if (models[i].id && strcmp(models[i].id, wanted) == 0) {
            model->maturity_model = &models[i];
        }
    }
}

void builtin_add(struct model *model) {
    struct diagnostics diagnostics = {0};
    add_channels(model, read_content(model, "content/channels.yaml", &diagnostics));
    add_maturity(model, &diagnostics);
    assert(diagnostics_count(&diagnostics) == 0);
    diagnostics_release(&diagnostics);
}
