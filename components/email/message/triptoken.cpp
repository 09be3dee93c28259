#include "components/email/message/triptoken.h"

#include "components/email/message/mailreading.h"
#include "components/email/message/ownheader.h"

#include <QRandomGenerator>

#include <array>

namespace email {

QByteArray TripToken::make()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits).toHex();
}

QByteArray TripToken::of(const QByteArray &message)
{
    const QByteArray header = ownHeader(message);
    const QByteArray name = QByteArray(field).toLower();
    if (!header.toLower().contains(name))
        return {};
    const station::Result<MailReading> reading = MailReading::of(header);
    if (!reading || reading->count(name) != 1)
        return {};
    return reading->field(name).trimmed().toLatin1();
}

} // namespace email
