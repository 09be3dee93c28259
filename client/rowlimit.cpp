#include "client/rowlimit.h"

#include <QCoreApplication>

namespace client {

namespace {

/// The station answers with no more rows.
constexpr int maxRows = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace

Option limitOption()
{
    return {.name = QStringLiteral("limit"),
            .value = QStringLiteral("N"),
            .doc = tr("At most so many, the newest; 1000 otherwise.")};
}

bool addLimit(Invocation &run, QJsonObject &params, int usual)
{
    bool ok = true;
    int limit = usual;
    if (run.arguments().has(QStringLiteral("limit")))
        limit = run.arguments().value(QStringLiteral("limit")).toInt(&ok);
    if (!ok || limit < 1 || limit > maxRows) {
        run.wrongUsage(tr("--limit is a number from 1 to %1").arg(maxRows));
        return false;
    }
    params.insert(QStringLiteral("limit"), limit);
    return true;
}

void tellLimit(Invocation &run, const QJsonObject &params, const QJsonArray &rows)
{
    const int limit = params.value(QStringLiteral("limit")).toInt();
    if (!run.json() && rows.size() >= limit)
        run.note(tr("These are the newest %1; --limit N shows more").arg(limit));
}

} // namespace client
