#include "components/email/protocol/imapcapabilities.h"

#include "components/email/protocol/smtpreply.h"

namespace email {

ImapCapabilities ImapCapabilities::parse(const std::vector<ImapValue> &words)
{
    ImapCapabilities found;
    for (const ImapValue &word : words) {
        if (found.names.size() + found.mechanisms.size() >= Max) {
            found.tooMany = true;
            break;
        }
        if (word.kind != ImapValue::Kind::Atom)
            continue;
        const QByteArray name = word.bytes.left(64).toUpper();
        const bool isMechanism = name.startsWith("AUTH=");
        QList<QByteArray> &list = isMechanism ? found.mechanisms : found.names;
        const QByteArray entry = isMechanism ? name.mid(5) : name;
        if (!entry.isEmpty() && !list.contains(entry))
            list.append(entry);
    }
    return found;
}

bool ImapCapabilities::takesAtOnce(qsizetype size) const
{
    return has("LITERAL+") || (has("LITERAL-") && size <= 4096);
}

QString ImapCapabilities::toString() const
{
    QByteArray line = names.join(", ");
    if (!mechanisms.isEmpty())
        line += (line.isEmpty() ? "AUTH " : ", AUTH ") + mechanisms.join(' ');
    return readableText(line);
}

} // namespace email
