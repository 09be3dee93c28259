// The tables of the outbox. Migrations are only ever added at the end. Types are those that SQLite and
// PostgreSQL both know; times are milliseconds of wall time since 1970, ages milliseconds of running time,
// and 0 means none.

#include "components/email/outbox/outboxstore.h"

namespace email {

station::Schema OutboxStore::schema()
{
    return {
        QStringLiteral("outbox"),
        {{QStringLiteral(
              "CREATE TABLE message (id BIGINT PRIMARY KEY, message_id TEXT NOT NULL, "
              "account BIGINT NOT NULL, home BIGINT NOT NULL, carrier BIGINT NOT NULL, "
              "state INTEGER NOT NULL, phase INTEGER NOT NULL, kind INTEGER NOT NULL, "
              "priority INTEGER NOT NULL, crashes INTEGER NOT NULL DEFAULT 0, doubts INTEGER NOT NULL "
              "DEFAULT 0, "
              "attempts INTEGER NOT NULL, strikes INTEGER NOT NULL DEFAULT 0, created BIGINT NOT NULL, "
              "taken BIGINT NOT NULL DEFAULT 0, "
              "next_try BIGINT NOT NULL, not_after BIGINT NOT NULL, age BIGINT NOT NULL DEFAULT 0, "
              "settled BIGINT NOT NULL DEFAULT 0, boot TEXT NOT NULL, last_cause TEXT NOT NULL DEFAULT '', "
              "sender TEXT NOT NULL, subject TEXT NOT NULL)"),
          QStringLiteral("CREATE INDEX message_by_state ON message (state, id)"),
          QStringLiteral("CREATE INDEX message_by_taken ON message (taken)"),
          QStringLiteral("CREATE TABLE message_body (message BIGINT PRIMARY KEY, plain TEXT NOT NULL, "
                         "bytes BYTEA NOT NULL)"),
          QStringLiteral(
              "CREATE TABLE recipient (message BIGINT NOT NULL DEFAULT 0, position INTEGER NOT NULL, "
              "address TEXT NOT NULL, state INTEGER NOT NULL, code INTEGER NOT NULL DEFAULT 0, "
              "enhanced TEXT NOT NULL DEFAULT '', reply TEXT NOT NULL DEFAULT '', PRIMARY KEY (message, "
              "position))"),
          QStringLiteral(
              "CREATE TABLE message_alarm (message BIGINT NOT NULL DEFAULT 0, alarm TEXT NOT NULL, "
              "PRIMARY KEY (message, alarm))"),
          QStringLiteral("CREATE INDEX message_alarm_by_alarm ON message_alarm (alarm)"),
          QStringLiteral("CREATE TABLE outbox_run (one INTEGER PRIMARY KEY, boot TEXT NOT NULL, "
                         "clean INTEGER NOT NULL)"),
          QStringLiteral("INSERT INTO outbox_run (one, boot, clean) VALUES (1, '', 1)")},
         {QStringLiteral("CREATE TABLE learned (account BIGINT NOT NULL, what INTEGER NOT NULL, "
                         "value INTEGER NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, "
                         "said TEXT NOT NULL, PRIMARY KEY (account, what))")},
         {QStringLiteral("CREATE INDEX message_by_message_id ON message (message_id)")}}};
}

} // namespace email
