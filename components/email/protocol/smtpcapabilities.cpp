#include "components/email/protocol/smtpcapabilities.h"

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxMechanisms = 64;

/// RFC 4422 §3.1: at most 20 of A to Z, digits, hyphen, underscore. The list is shown to people and compared
/// by name.
bool isMechanismName(const QByteArray &name)
{
    return !name.isEmpty() && name.size() <= 20 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

void addMechanisms(QList<QByteArray> &mechanisms, const QList<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        if (isMechanismName(name) && !mechanisms.contains(name) && mechanisms.size() < MaxMechanisms)
            mechanisms.append(name);
    }
}

std::optional<qint64> sizeLimit(const QByteArray &text)
{
    bool ok = false;
    const qint64 limit = text.toLongLong(&ok);
    // RFC 1870 §4: zero means that there is no fixed maximum.
    return ok && limit > 0 ? std::optional(limit) : std::nullopt;
}

/// RFC 9422 §4: NAME=value, of which unknown names and values that are no positive number count for nothing.
void addLimits(SmtpCapabilities &found, const QList<QByteArray> &words)
{
    for (const QByteArray &word : words) {
        const qsizetype equals = word.indexOf('=');
        bool ok = false;
        const int value = word.mid(equals + 1).toInt(&ok);
        if (equals < 0 || !ok || value <= 0 || value > 999'999)
            continue;
        const QByteArray name = word.left(equals);
        if (name == "RCPTMAX")
            found.maxRecipients = value;
        else if (name == "RCPTDOMAINMAX")
            found.maxDomains = value;
        else if (name == "MAILMAX")
            found.maxMessages = value;
    }
}

/// True when the keyword is one that is either there or not.
bool setFlag(SmtpCapabilities &found, const QByteArray &keyword)
{
    struct Flag
    {
        const char *keyword;
        bool SmtpCapabilities::*member;
    };
    static constexpr Flag flags[] = {{"STARTTLS", &SmtpCapabilities::startTls},
                                     {"PIPELINING", &SmtpCapabilities::pipelining},
                                     {"CHUNKING", &SmtpCapabilities::chunking},
                                     {"8BITMIME", &SmtpCapabilities::eightBitMime},
                                     {"SMTPUTF8", &SmtpCapabilities::smtpUtf8},
                                     {"ENHANCEDSTATUSCODES", &SmtpCapabilities::enhancedStatusCodes},
                                     {"DSN", &SmtpCapabilities::dsn},
                                     {"REQUIRETLS", &SmtpCapabilities::requireTls}};
    for (const Flag &flag : flags) {
        if (keyword == flag.keyword)
            return found.*flag.member = true;
    }
    return false;
}

} // namespace

// Each line is matched as a whole word: a search over the text would find STARTTLS in the server's own name.
SmtpCapabilities SmtpCapabilities::parse(const ServerReply &reply)
{
    SmtpCapabilities found;
    found.extended = true;
    found.server = reply.lines.value(0).section(u' ', 0, 0).left(255);
    for (const QString &line : reply.lines.mid(1)) { // the first line names the server
        QList<QByteArray> words = line.toLatin1().simplified().toUpper().split(' ');
        const QByteArray keyword = words.takeFirst();
        if (setFlag(found, keyword))
            continue;
        if (keyword == "LIMITS")
            addLimits(found, words);
        else if (keyword == "SIZE")
            found.maxSize = sizeLimit(words.value(0));
        else if (keyword == "AUTH")
            addMechanisms(found.mechanisms, words);
        else if (keyword.startsWith("AUTH=")) // the form from before RFC 2554, still sent beside the other
            addMechanisms(found.mechanisms, QList<QByteArray>{keyword.mid(5)} + words);
    }
    return found;
}

QString SmtpCapabilities::toString() const
{
    QStringList words;
    const auto add = [&words](bool has, const char *word) {
        if (has)
            words.append(QLatin1String(word));
    };
    add(startTls, "STARTTLS");
    add(pipelining, "PIPELINING");
    add(chunking, "CHUNKING");
    add(eightBitMime, "8BITMIME");
    add(smtpUtf8, "SMTPUTF8");
    add(enhancedStatusCodes, "ENHANCEDSTATUSCODES");
    add(dsn, "DSN");
    add(requireTls, "REQUIRETLS");
    if (maxSize)
        words.append(QStringLiteral("SIZE %1").arg(*maxSize));
    if (maxRecipients || maxDomains || maxMessages)
        words.append(QStringLiteral("LIMITS RCPTMAX=%1 RCPTDOMAINMAX=%2 MAILMAX=%3")
                         .arg(maxRecipients)
                         .arg(maxDomains)
                         .arg(maxMessages));
    if (!mechanisms.isEmpty())
        words.append(QStringLiteral("AUTH ") + QString::fromLatin1(mechanisms.join(' ')));
    return words.join(QStringLiteral(", "));
}

} // namespace email
