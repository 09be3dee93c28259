#include "components/email/reading/receivedmails.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace email {

namespace {

constexpr int ClearEvery = 100;
constexpr int MostField = 500;

/// The form of a reply code is that of ReplyToken; whoever may only look must not be able to use one.
QString withoutCodes(QString text)
{
    static const QRegularExpression code(QStringLiteral("(?<![a-z0-9])[a-z2-7]{64}(?![a-z0-9])"),
                                         QRegularExpression::CaseInsensitiveOption);
    return text.replace(code, QStringLiteral("(reply code)"));
}

/// Qt binds a null string as NULL, which is not what an empty text means.
QString kept(const QString &text, int most = MostField)
{
    const QString clean = withoutCodes(text).left(most);
    return clean.isNull() ? QStringLiteral("") : clean;
}

QString attachmentsOf(const MailReading &reading)
{
    QJsonArray list;
    for (const ReceivedPart &part : reading.attachments().mid(0, ReceivedMails::mostAttachments))
        list.append(QJsonObject{{QStringLiteral("name"), kept(part.fileName, 200)},
                                {QStringLiteral("mediaType"), part.mediaType.left(100)},
                                {QStringLiteral("size"), part.size}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

station::Schema ReceivedMails::schema()
{
    return {
        QStringLiteral("receivedMail"),
        {{QStringLiteral(
            "CREATE TABLE received_mail (id BIGINT PRIMARY KEY, account BIGINT NOT NULL, at BIGINT NOT NULL, "
            "sender TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT "
            "NULL, "
            "date BIGINT NOT NULL, size BIGINT NOT NULL, fate INTEGER NOT NULL, cause TEXT NOT NULL, "
            "automatic TEXT NOT NULL, plain TEXT NOT NULL, cut INTEGER NOT NULL, attachments TEXT NOT "
            "NULL)")}}};
}

void ReceivedMails::add(station::Station &station, quint32 account, const ReceivedMail &mail,
                        const std::optional<MailReading> &reading, ReceivedFate fate, const QString &cause)
{
    static const QString sql = QStringLiteral("INSERT INTO received_mail (id, account, at, sender, "
                                              "recipients, subject, message_id, date, size, fate, "
                                              "cause, automatic, plain, cut, attachments) SELECT "
                                              "COALESCE(MAX(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                              "?, ?, ?, ?, ? FROM received_mail");
    const QString text = reading ? reading->text().trimmed() : QString();
    station::Turn turn(station);
    station.addStatement(
        sql, {account, station.clock().wall().toMSecsSinceEpoch(), kept(mail.from), kept(mail.to),
              kept(mail.subject), kept(QString::fromUtf8(mail.messageId)),
              mail.date.isValid() ? mail.date.toMSecsSinceEpoch() : 0, qint64(mail.bytes.size()), int(fate),
              kept(cause, 1000), kept(reading ? reading->automatic() : QString()), kept(text, mostText),
              int(text.size() > mostText), reading ? attachmentsOf(*reading) : QStringLiteral("[]")});
    if (++m_added % ClearEvery == 0)
        station.addStatement(QStringLiteral("DELETE FROM received_mail WHERE id <= "
                                            "(SELECT MAX(id) FROM received_mail) - ?"),
                             {mostKept});
}

} // namespace email
