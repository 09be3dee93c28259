#include "components/email/message/triptoken.h"

#include "components/email/message/mailreading.h"

#include <QRandomGenerator>

#include <array>

namespace email {

namespace {

constexpr qsizetype MaxHeader = 64 * 1024;

/// Up to the empty line. Only this is read, so a long message costs no more than a short one.
QByteArray headerOf(const QByteArray &message)
{
    QByteArray header = message.left(MaxHeader);
    for (const char *end : {"\r\n\r\n", "\n\n"}) {
        if (const qsizetype at = header.indexOf(end); at >= 0)
            header.truncate(at);
    }
    return header + "\r\n\r\n";
}

} // namespace

QByteArray TripToken::make()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits).toHex();
}

QByteArray TripToken::of(const QByteArray &message)
{
    const QByteArray header = headerOf(message);
    const QByteArray name = QByteArray(field).toLower();
    if (!header.toLower().contains(name))
        return {};
    const station::Result<MailReading> reading = MailReading::of(header);
    if (!reading || reading->count(name) != 1)
        return {};
    return reading->field(name).trimmed().toLatin1();
}

} // namespace email
