// Whatever a mail says: it is read or refused with a reason, and what is given out is bounded, on one line
// where it has to be, and holds no control character.

#include "components/email/message/mailreading.h"

#include <cstdlib>

using namespace email;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto reading = MailReading::of(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!reading) {
        require(!reading.error().why.isEmpty());
        return 0;
    }
    require(reading->attachments().size() <= MimeWalker::maxParts);
    for (const ReceivedPart &part : reading->attachments())
        require(!part.fileName.contains(QLatin1Char('\n')) && part.size <= qint64(size));
    for (const char *name : {"from", "to", "subject", "sender"}) {
        require(!reading->field(name).contains(QLatin1Char('\n')));
        for (const QString &address : reading->addresses(name))
            require(!address.contains(QLatin1Char('\n')));
    }
    require(!reading->text().contains(QChar(0)) && !reading->text().contains(QLatin1Char('\r')));
    const Words words = reading->words();
    require(words.own.size() <= reading->text().size() && words.quoted.size() <= reading->text().size());
    require(!reading->automatic().contains(QLatin1Char('\n')));
    for (const QByteArray &id : reading->answered())
        require(id.size() <= 250);
    return 0;
}
