#include "components/email/message/ownheader.h"

namespace email {

QByteArray ownHeader(const QByteArray &message)
{
    constexpr qsizetype mostBytes = 64 * 1024;
    QByteArray header = message.left(mostBytes);
    for (const char *end : {"\r\n\r\n", "\n\n"}) {
        if (const qsizetype at = header.indexOf(end); at >= 0)
            header.truncate(at);
    }
    return header + "\r\n\r\n";
}

} // namespace email
