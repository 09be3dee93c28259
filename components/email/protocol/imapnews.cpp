#include "components/email/protocol/imapnews.h"

#include <algorithm>

namespace email {

bool ImapFacts::has(const char *flag) const
{
    return std::any_of(flags.begin(), flags.end(),
                       [flag](const QByteArray &one) { return one.compare(flag, Qt::CaseInsensitive) == 0; });
}

bool ImapFolders::isSpecialUse(const QString &wish)
{
    return wish.startsWith(QLatin1Char('\\'));
}

QString ImapFolders::nameFor(const QString &wish) const
{
    if (!isSpecialUse(wish))
        return wish;
    const auto found = std::find_if(folders.begin(), folders.end(), [&](const ImapFolder &folder) {
        return folder.selectable && wish.compare(QLatin1String(folder.specialUse), Qt::CaseInsensitive) == 0;
    });
    return found == folders.end() ? wish : found->name;
}

} // namespace email
