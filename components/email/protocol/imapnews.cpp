#include "components/email/protocol/imapnews.h"

#include <algorithm>

namespace email {

bool ImapFacts::has(const char *flag) const
{
    return std::any_of(flags.begin(), flags.end(),
                       [flag](const QByteArray &one) { return one.compare(flag, Qt::CaseInsensitive) == 0; });
}

} // namespace email
