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

} // namespace

// Each line is matched as a whole word: a search over the text would find STARTTLS in the server's own name.
SmtpCapabilities SmtpCapabilities::parse(const ServerReply &reply)
{
    SmtpCapabilities found;
    found.extended = true;
    for (const QString &line : reply.lines.mid(1)) { // the first line names the server
        QList<QByteArray> words = line.toLatin1().simplified().toUpper().split(' ');
        const QByteArray keyword = words.takeFirst();
        if (keyword == "STARTTLS")
            found.startTls = true;
        else if (keyword == "PIPELINING")
            found.pipelining = true;
        else if (keyword == "CHUNKING")
            found.chunking = true;
        else if (keyword == "8BITMIME")
            found.eightBitMime = true;
        else if (keyword == "SMTPUTF8")
            found.smtpUtf8 = true;
        else if (keyword == "ENHANCEDSTATUSCODES")
            found.enhancedStatusCodes = true;
        else if (keyword == "DSN")
            found.dsn = true;
        else if (keyword == "SIZE")
            found.maxSize = sizeLimit(words.value(0));
        else if (keyword == "AUTH")
            addMechanisms(found.mechanisms, words);
        else if (keyword.startsWith("AUTH=")) // the form from before RFC 2554, still sent beside the other
            addMechanisms(found.mechanisms, QList<QByteArray>{keyword.mid(5)} + words);
    }
    return found;
}

} // namespace email
