#pragma once

#include <QJsonObject>
#include <QStringList>

namespace client {

/// The words of a check's report, the same on the command line and on the screen. A stage and a report are as
/// check.run gives them.

/// "✔", "✖", "!", "…" while it is waited for, or "–".
QString checkMark(const QString &result);
/// "31 ms"; empty for a stage that was skipped or is waited for.
QString checkTime(const QJsonObject &stage);
/// What a stage found beyond its sentence: what the server offers before and after TLS, protocol and cipher,
/// every certificate, every recipient.
QStringList checkDetails(const QJsonObject &stage);
/// "+0.055  ~~> EHLO station", with the time since the beginning.
QString transcriptLine(const QJsonValue &said);
/// The whole report, verdict first. Lines longer than @p width are wrapped between words, below the column
/// where their sentence begins; 0 = they are as long as they are.
QStringList checkReport(const QJsonObject &report, bool withTranscript, int width = 0);

} // namespace client
