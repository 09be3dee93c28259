// Policy: a report is about the message whose Message-ID stands in what was returned of it, or in the
// envelope identifier that we gave; In-Reply-To serves where a server returns nothing. A person's answer or
// forwarded copy is no bounce, whatever it quotes: without a delivery status or the words of a known mail
// server nobody is named as failed.

#include "components/email/bounces/bouncereading.h"

#include "components/email/bounces/bouncewords.h"
#include "components/email/protocol/mailaddress.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace email {

namespace {

constexpr qsizetype MostHeader = 64 * 1024;
constexpr qsizetype MostIds = 5;
constexpr qsizetype MostFates = 200;

/// "b\x{FC}ro" → "büro" (RFC 6533 §3).
QString withLetters(const QString &embedded)
{
    static const QRegularExpression letter(QStringLiteral(R"(\\x\{([0-9A-Fa-f]{2,6})\})"));
    QString text;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : letter.globalMatch(embedded)) {
        const char32_t point = match.captured(1).toUInt(nullptr, 16);
        text += QStringView(embedded).sliced(end, match.capturedStart() - end);
        if (point > QChar::LastValidCodePoint || QChar::isSurrogate(point))
            text += match.captured();
        else
            text += QString::fromUcs4(&point, 1);
        end = match.capturedEnd();
    }
    return text.append(QStringView(embedded).sliced(end));
}

/// "rfc822; <bob@example.com> (Bob)" → "bob@example.com".
QString addressIn(const QString &field)
{
    const bool hasType = field.contains(QLatin1Char(';'));
    QString address = hasType ? field.section(QLatin1Char(';'), 1) : field;
    address = address.section(QLatin1String(" ("), 0, 0).trimmed();
    if (address.startsWith(QLatin1Char('<')) && address.endsWith(QLatin1Char('>')))
        address = address.mid(1, address.size() - 2);
    const QString type = hasType ? field.section(QLatin1Char(';'), 0, 0).trimmed() : QString();
    return type.compare(QLatin1String("utf-8"), Qt::CaseInsensitive) == 0 ? withLetters(address) : address;
}

/// As the ledger has it: the domain in its ASCII form.
QString ledgerForm(const QString &address)
{
    const auto parsed = MailAddress::parse(address);
    return parsed ? parsed->toString() : address;
}

/// "dns; mx.example.com (192.0.2.1)" → "mx.example.com".
QString hostIn(const QString &field)
{
    return addressIn(field).section(QLatin1Char(' '), 0, 0);
}

std::optional<DeliveryFate::Kind> kindOf(const DeliveryReport::Fields &fields)
{
    using Kind = DeliveryFate::Kind;
    static const QHash<QString, Kind> kinds{{QStringLiteral("failed"), Kind::Failed},
                                            {QStringLiteral("delayed"), Kind::Delayed},
                                            {QStringLiteral("delivered"), Kind::Delivered},
                                            {QStringLiteral("relayed"), Kind::Relayed},
                                            {QStringLiteral("expanded"), Kind::Expanded}};
    const QString action = fields.value("action").section(QLatin1Char(' '), 0, 0).trimmed().toLower();
    if (const auto known = kinds.constFind(action); known != kinds.cend())
        return *known;
    // Some servers leave it out (RFC 3464 §2.3.3 does not allow that); the class of the status says as much.
    switch (fields.value("status").trimmed().left(1).toLatin1().toInt()) {
    case 5:
        return Kind::Failed;
    case 4:
        return Kind::Delayed;
    default:
        return {};
    }
}

ServerReply replyOf(const DeliveryReport::Fields &fields)
{
    const QString said = fields.value("diagnostic-code");
    ServerReply reply = replyIn(said.contains(QLatin1Char(';')) ? said.section(QLatin1Char(';'), 1) : said);
    const ServerReply status = replyIn(fields.value("status"));
    // "5.0.0" says less than any other.
    if (!status.enhanced.isEmpty() && (reply.enhanced.isEmpty() || !status.enhanced.endsWith(".0.0")))
        reply.enhanced = status.enhanced;
    return reply;
}

QList<DeliveryFate> fatesIn(const DeliveryReport &report)
{
    QList<DeliveryFate> fates;
    const QString reporter = hostIn(report.ofMessage.value("reporting-mta"));
    for (const DeliveryReport::Fields &fields : report.ofRecipients) {
        const auto kind = kindOf(fields);
        if (!kind || fates.size() >= MostFates)
            continue;
        DeliveryFate fate{.kind = *kind, .host = hostIn(fields.value("remote-mta"))};
        for (const char *name : {"original-recipient", "final-recipient"}) {
            const QString address = addressIn(fields.value(name));
            if (!address.isEmpty() && !fate.addresses.contains(address, Qt::CaseInsensitive))
                fate.addresses.append(address);
        }
        if (fate.host.isEmpty())
            fate.host = reporter;
        fate.reply = replyOf(fields);
        if (!fate.addresses.isEmpty())
            fates.append(fate);
    }
    return fates;
}

QList<QByteArray> idsIn(const MailReading &mail)
{
    QList<QByteArray> ids;
    const auto add = [&ids](const QByteArray &id) {
        if (!id.isEmpty() && !ids.contains(id) && ids.size() < MostIds)
            ids.append(id);
    };
    add(mail.returnedId());
    // ENVID is the Message-ID; see Envelope.
    if (mail.report())
        add(mail.report()->ofMessage.value("original-envelope-id").trimmed().toUtf8());
    if (mail.returnedId().isEmpty())
        add(messageIdInWords(mail));
    for (const QByteArray &id : mail.answered())
        add(id);
    return ids;
}

/// Exchange's reports of old say nothing of having been sent by a program but this.
bool isFromServer(const MailReading &mail)
{
    const QStringList from = mail.addresses("from");
    const auto isServer = [](const QString &address) {
        return address.startsWith(QLatin1String("postmaster@"), Qt::CaseInsensitive) ||
               address.startsWith(QLatin1String("microsoftexchange"), Qt::CaseInsensitive);
    };
    return !mail.automatic().isEmpty() || mail.count("x-failed-recipients") > 0 ||
           mail.field("content-class") == QLatin1String("urn:content-classes:dsn") ||
           std::any_of(from.begin(), from.end(), isServer);
}

} // namespace

bool mayBeBounce(const QByteArray &message)
{
    static constexpr std::array signs{
        "multipart/report",        "\nx-failed-recipients:",  "\nreturn-path: <>",
        "\nauto-submitted: auto-", "mailer-daemon",           "postmaster@",
        "microsoftexchange",       "urn:content-classes:dsn", "\nx-ms-exchange-message-is-ndr"};
    QByteArrayView head = QByteArrayView(message).first(std::min(MostHeader, message.size()));
    const qsizetype withCr = head.indexOf("\r\n\r\n");
    const qsizetype end = withCr >= 0 ? withCr : head.indexOf("\n\n");
    const QByteArray lower = '\n' + head.first(end >= 0 ? end : head.size()).toByteArray().toLower();
    return std::any_of(signs.begin(), signs.end(), [&](const char *sign) { return lower.contains(sign); });
}

std::optional<Bounce> bounceOf(const MailReading &mail)
{
    Bounce bounce;
    if (mail.report())
        bounce.fates = fatesIn(*mail.report());
    else if (isFromServer(mail))
        bounce.fates = fatesInWords(mail);
    if (bounce.fates.isEmpty())
        return {};
    for (DeliveryFate &fate : bounce.fates)
        std::transform(fate.addresses.begin(), fate.addresses.end(), fate.addresses.begin(), ledgerForm);
    bounce.messageIds = idsIn(mail);
    if (bounce.messageIds.isEmpty())
        return {};
    return bounce;
}

} // namespace email
