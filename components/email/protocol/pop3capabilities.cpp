#include "components/email/protocol/pop3capabilities.h"

#include "components/email/protocol/smtpreply.h"

namespace email {

Pop3Capabilities Pop3Capabilities::parse(const QList<QByteArray> &lines)
{
    Pop3Capabilities found;
    found.known = true;
    for (const QByteArray &line : lines.mid(0, Max)) {
        QList<QByteArray> words = line.left(512).simplified().toUpper().split(' ');
        const QByteArray name = words.takeFirst();
        if (!name.isEmpty() && !found.names.contains(name))
            found.names.append(name);
        if (name == "SASL") {
            for (const QByteArray &mechanism : words) {
                if (!found.mechanisms.contains(mechanism))
                    found.mechanisms.append(mechanism);
            }
        }
    }
    return found;
}

QString Pop3Capabilities::toString() const
{
    QByteArray line = names.join(", ");
    if (!mechanisms.isEmpty())
        line.replace("SASL", "SASL " + mechanisms.join(' '));
    return readableText(line);
}

} // namespace email
