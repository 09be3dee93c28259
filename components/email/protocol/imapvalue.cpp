#include "components/email/protocol/imapvalue.h"

#include <algorithm>
#include <limits>

namespace email {

std::optional<qint64> decimal(const QByteArray &digits)
{
    const bool plain = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.isEmpty() || digits.size() > 19 || !plain)
        return {};
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

bool ImapValue::is(const char *name) const
{
    return kind == Kind::Atom && bytes.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<qint64> ImapValue::number() const
{
    return kind == Kind::Atom ? decimal(bytes) : std::nullopt;
}

std::optional<quint32> ImapValue::nonZero() const
{
    const std::optional<qint64> found = number();
    if (!found || *found == 0 || *found > std::numeric_limits<quint32>::max())
        return {};
    return quint32(*found);
}

} // namespace email
