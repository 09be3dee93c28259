#include "components/email/check/offer.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

} // namespace

QJsonObject offerJson(const SmtpCapabilities &offered)
{
    QJsonArray mechanisms;
    for (const QByteArray &name : offered.mechanisms)
        mechanisms.append(QString::fromLatin1(name));
    QJsonObject json{{QStringLiteral("extended"), offered.extended},
                     {QStringLiteral("startTls"), offered.startTls},
                     {QStringLiteral("pipelining"), offered.pipelining},
                     {QStringLiteral("chunking"), offered.chunking},
                     {QStringLiteral("eightBitMime"), offered.eightBitMime},
                     {QStringLiteral("smtpUtf8"), offered.smtpUtf8},
                     {QStringLiteral("enhancedStatusCodes"), offered.enhancedStatusCodes},
                     {QStringLiteral("dsn"), offered.dsn},
                     {QStringLiteral("requireTls"), offered.requireTls},
                     {QStringLiteral("maxRecipients"), offered.maxRecipients},
                     {QStringLiteral("maxMessages"), offered.maxMessages},
                     {QStringLiteral("mechanisms"), mechanisms}};
    if (offered.maxSize)
        json.insert(QStringLiteral("maxSize"), *offered.maxSize);
    return json;
}

QString offerText(const SmtpCapabilities &offered)
{
    QStringList words;
    if (offered.maxSize && *offered.maxSize > 0)
        words += *offered.maxSize < 100'000
                     ? tr("messages up to %1 kB").arg(double(*offered.maxSize) / 1e3, 0, 'f', 1)
                     : tr("messages up to %1 MB").arg(double(*offered.maxSize) / 1e6, 0, 'f', 1);
    const std::pair<bool, const char *> flags[] = {{offered.pipelining, "PIPELINING"},
                                                   {offered.chunking, "CHUNKING"},
                                                   {offered.eightBitMime, "8BITMIME"},
                                                   {offered.smtpUtf8, "SMTPUTF8"},
                                                   {offered.enhancedStatusCodes, "ENHANCEDSTATUSCODES"},
                                                   {offered.dsn, "DSN"},
                                                   {offered.requireTls, "REQUIRETLS"}};
    for (const auto &[offers, name] : flags) {
        if (offers)
            words += QLatin1String(name);
    }
    if (offered.maxRecipients > 0)
        words += tr("at most %1 recipients in one message").arg(offered.maxRecipients);
    if (offered.maxMessages > 0)
        words += tr("at most %1 messages in one connection").arg(offered.maxMessages);
    words += offered.mechanisms.isEmpty()
                 ? tr("no sign-in")
                 : tr("sign-in by %1").arg(QString::fromLatin1(offered.mechanisms.join(", ")));
    return tr("The server offers %1").arg(words.join(QStringLiteral(", ")));
}

} // namespace email
