/* Written with our JSON writer, read with json-glib; a manifest with anything odd in it is not
 * ours. */
#include "publish/manifest.h"

#include "base/json.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char PROGRAM[] = "flightpath";

static const char *text_member(JsonObject *object, const char *name) {
    JsonNode *node = json_object_get_member(object, name);
    bool text =
        node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING;
    return text ? json_node_get_string(node) : NULL;
}

static bool read_file(struct manifest *manifest, JsonNode *node) {
    if (!JSON_NODE_HOLDS_OBJECT(node)) {
        return false;
    }
    JsonObject *object = json_node_get_object(node);
    const char *path = text_member(object, "path");
    const char *sha256 = text_member(object, "sha256");
    JsonNode *bytes = json_object_get_member(object, "bytes");
    if (!path || !sha256 || strlen(sha256) != MANIFEST_DIGEST - 1 || !bytes ||
        !JSON_NODE_HOLDS_VALUE(bytes) || json_node_get_value_type(bytes) != G_TYPE_INT64 ||
        json_node_get_int(bytes) < 0) {
        return false;
    }
    struct manifest_file *file = ARENA_NEW(&manifest->arena, struct manifest_file);
    file->path = arena_string(&manifest->arena, path);
    memcpy(file->sha256, sha256, MANIFEST_DIGEST);
    file->bytes = (guint64)json_node_get_int(bytes);
    return g_hash_table_insert(manifest->files, (gpointer)file->path, file);
}

static bool read_root(struct manifest *manifest, JsonNode *root) {
    if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
        return false;
    }
    JsonObject *object = json_node_get_object(root);
    JsonNode *files = json_object_get_member(object, "files");
    if (g_strcmp0(text_member(object, "program"), PROGRAM) != 0 || !files ||
        !JSON_NODE_HOLDS_ARRAY(files)) {
        return false;
    }
    JsonArray *list = json_node_get_array(files);
    for (guint i = 0; i < json_array_get_length(list); i++) {
        if (!read_file(manifest, json_array_get_element(list, i))) {
            return false;
        }
    }
    return true;
}

bool manifest_read(struct manifest *manifest, const char *file, struct problem *problem) {
    JsonParser *parser = json_parser_new_immutable();
    manifest->files = g_hash_table_new(g_str_hash, g_str_equal);
    bool good = json_parser_load_from_file(parser, file, NULL) &&
                read_root(manifest, json_parser_get_root(parser));
    g_object_unref(parser);
    if (!good) {
        manifest_release(manifest);
        problem_set(problem, "remove the folder if it holds a damaged site, or choose another",
                    "'%s' is not a list of files that Flightpath wrote", file);
    }
    return good;
}

const struct manifest_file *manifest_find(const struct manifest *manifest, const char *path) {
    return manifest->files ? g_hash_table_lookup(manifest->files, path) : NULL;
}

GString *manifest_write(const struct manifest_file *const *files, size_t count,
                        const char *version) {
    struct json json;
    json_init(&json, NULL);
    json_open_object(&json);
    json_named_text(&json, "program", PROGRAM);
    json_named_text(&json, "version", version);
    json_name(&json, "files");
    json_open_list(&json);
    for (size_t i = 0; i < count; i++) {
        json_open_object(&json);
        json_named_text(&json, "path", files[i]->path);
        json_named_text(&json, "sha256", files[i]->sha256);
        json_named_whole(&json, "bytes", (gint64)files[i]->bytes);
        json_close_object(&json);
    }
    json_close_list(&json);
    json_close_object(&json);
    json_finish(&json);
    return json.out;
}

void manifest_release(struct manifest *manifest) {
    if (manifest->files) {
        g_hash_table_destroy(manifest->files);
    }
    arena_release(&manifest->arena);
    *manifest = (struct manifest){0};
}
