/* Rows of the tables of results. A result is described as an entity of the input is, so that the
 * JSON export, the templates and the comparison of snapshots need no code of their own. THIS must
 * be the struct's type, as in model/field.h. Numbers that are NaN are "not measured"; results name
 * entities by id or path in their rows and point to them by members without a row. */
#ifndef ANALYSE_RESULT_H
#define ANALYSE_RESULT_H

#include "model/field.h"

#define RESULT_TEXT(member, note_) ROW_TEXT(member, note_, .flags = FIELD_RESULT)
#define RESULT_TEXTS(member, note_) ROW_TEXTS(member, note_, .flags = FIELD_RESULT)
#define RESULT_BOOLEAN(member, note_) ROW_BOOLEAN(member, note_, .flags = FIELD_RESULT)
#define RESULT_DATE(member, note_) ROW_DATE(member, note_, .flags = FIELD_RESULT)
#define RESULT_PERIOD(member, note_) ROW_PERIOD(member, note_, .flags = FIELD_RESULT)
#define RESULT_CHOICE(member, choices_, note_)                                                     \
    ROW_CHOICE(member, choices_, note_, .flags = FIELD_RESULT)

/* Numbers: shown with this many decimals, with a sign, as a percentage, or without decimals. */
#define RESULT_NUMBER(member, digits_, note_)                                                      \
    ROW_NUMBER(member, 0, 0, note_, .flags = FIELD_RESULT, .digits = (digits_))
#define RESULT_SIGNED(member, digits_, note_)                                                      \
    ROW_NUMBER(member, 0, 0, note_, .flags = FIELD_RESULT, .digits = (digits_),                    \
               .style = STYLE_SIGNED)
#define RESULT_PERCENT(member, digits_, note_)                                                     \
    ROW_NUMBER(member, 0, 1, note_, .flags = FIELD_RESULT, .digits = (digits_),                    \
               .style = STYLE_PERCENT)
#define RESULT_COUNT(member, note_)                                                                \
    ROW_NUMBER(member, 0, 0, note_, .flags = FIELD_RESULT | FIELD_WHOLE)

/* Structs in a list, in an object by their first field, embedded, and behind a pointer. */
#define RESULT_LIST(member, record_, note_) ROW_LIST(member, record_, note_, .flags = FIELD_RESULT)
#define RESULT_KEYED(member, record_, note_)                                                       \
    ROW_LIST(member, record_, note_, .flags = FIELD_RESULT | FIELD_KEYED)
#define RESULT_STRUCT(member, record_, note_)                                                      \
    ROW_STRUCT(member, record_, note_, .flags = FIELD_RESULT)

/* A list that lies deeper in the struct than its key says, e.g. gaps in gaps.items. */
#define RESULT_LIST_AT(key_, member, record_, note_)                                               \
    {                                                                                              \
        .key = (key_), .kind = FIELD_LIST, .item = FIELD_STRUCT, .offset = offsetof(THIS, member), \
        .record = &(record_), .flags = FIELD_RESULT, .note = (note_)                               \
    }
#define RESULT_TEXTS_AT(key_, member, note_)                                                       \
    {                                                                                              \
        .key = (key_), .kind = FIELD_LIST, .item = FIELD_TEXT, .offset = offsetof(THIS, member),   \
        .flags = FIELD_RESULT, .note = (note_)                                                     \
    }

#endif
