#include "components/email/protocol/imapfoldersession.h"

#include "components/email/protocol/mailboxname.h"
#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

#include <limits>

// Messages are only ever named by UID: sequence numbers shift under every EXPUNGE, and a server that lies
// about them, or a client that is out of step, would act on another message. A changed UIDVALIDITY makes
// every UID void, so requests with the old numbering are refused before anything is sent.

namespace email {

namespace {

constexpr qsizetype MaxFolders = 10'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

QByteArray specialUseIn(const ImapValue &attributes)
{
    for (const ImapValue &attribute : attributes.items) {
        for (const char *use :
             {"\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Junk", "\\Sent", "\\Trash"}) {
            if (attribute.is(use))
                return use;
        }
    }
    return {};
}

bool hasAttribute(const ImapValue &attributes, const char *name)
{
    for (const ImapValue &attribute : attributes.items) {
        if (attribute.is(name))
            return true;
    }
    return false;
}

} // namespace

std::optional<ImapNews> ImapFolderSession::takeNews()
{
    if (m_news.empty())
        return {};
    ImapNews news = std::move(m_news.front());
    m_news.pop_front();
    return news;
}

void ImapFolderSession::tell(ImapNews news)
{
    m_news.push_back(std::move(news));
    request(Output::Kind::Settled);
}

void ImapFolderSession::requireFolder(const ImapRequest &wanted) const
{
    if (m_mailbox.name.isEmpty())
        throw refused(Cause::NotOffered, tr("No folder is open."));
    if (wanted.uidValidity != 0 && wanted.uidValidity != m_mailbox.uidValidity)
        throw refused(
            Cause::MailboxChanged,
            tr("The folder %1 was made anew: its messages have other numbers now.").arg(m_mailbox.name));
}

Task<void> ImapFolderSession::selectFolder(const ImapRequest &wanted)
{
    m_mailbox = {};
    m_mailbox.readOnly = wanted.readOnly;
    m_selecting = true;
    ImapCommand command(wanted.readOnly ? "EXAMINE" : "SELECT");
    command.string(MailboxName::encode(wanted.folder, isUtf8()));
    const ImapResponse response = co_await ask(Step::Select, std::move(command));
    m_selecting = false;
    if (!response.isOk())
        m_mailbox = {};
    require(response);
    m_mailbox.name = wanted.folder;
    m_mailbox.readOnly = wanted.readOnly || response.code == "READ-ONLY";
    tell(m_mailbox);
    if (wanted.uidValidity != 0 && wanted.uidValidity != m_mailbox.uidValidity)
        tell(ImapChange{ImapChange::Kind::UidValidityChanged, m_mailbox.uidValidity});
}

Task<void> ImapFolderSession::listFolders(const ImapRequest &wanted)
{
    m_folders = ImapFolders{wanted.token};
    if (capabilities().has("NAMESPACE"))
        co_await ask(Step::List, ImapCommand("NAMESPACE"));
    ImapCommand command("LIST \"\" \"*\"");
    // RFC 6154 §2: without LIST-EXTENDED a server that has special uses tells them by itself.
    if (capabilities().has("SPECIAL-USE") && capabilities().has("LIST-EXTENDED"))
        command.word("RETURN (SPECIAL-USE)");
    const ImapResponse response = co_await ask(Step::List, std::move(command));
    ImapFolders folders = std::move(*m_folders);
    m_folders.reset();
    require(response);
    tell(std::move(folders));
}

// What comes unasked ----------------------------------------------------------------------------------------

void ImapFolderSession::dataCame(const ImapResponse &response)
{
    if (response.number)
        numberCame(response);
    else if (response.name == "LIST" && m_folders)
        listCame(response);
    else if (response.name == "NAMESPACE" && m_folders)
        namespaceCame(response);
    else if (response.name == "SEARCH" || response.name == "ESEARCH")
        searchCame(response);
    else
        ImapSession::dataCame(response);
}

void ImapFolderSession::numberCame(const ImapResponse &response)
{
    const bool fits = *response.number <= std::numeric_limits<quint32>::max();
    const quint32 number = fits ? quint32(*response.number) : 0;
    if (response.name == "EXISTS" && fits) {
        const bool changed = m_mailbox.exists != number;
        m_mailbox.exists = number;
        if (!m_selecting && changed)
            tell(ImapChange{ImapChange::Kind::Exists, number});
        return;
    }
    if (response.name == "RECENT")
        return;
    // RFC 9051 §9: messages are counted from 1. How many there are is not held against a FETCH: its UID
    // counts.
    if (number == 0 || (response.name == "EXPUNGE" && number > m_mailbox.exists)) {
        tellOddity(tr("The server spoke of a message that the folder does not have."));
        return;
    }
    if (response.name == "EXPUNGE") {
        --m_mailbox.exists;
        tell(ImapChange{ImapChange::Kind::Expunged, m_mailbox.exists});
    } else if (response.name == "FETCH") {
        fetchCame(response);
    }
}

void ImapFolderSession::tellFlagsChanged(const ImapResponse &response)
{
    if (!response.item("FLAGS"))
        return;
    const ImapValue *uid = response.item("UID");
    tell(ImapChange{ImapChange::Kind::FlagsChanged, uid ? uid->nonZero().value_or(0) : 0});
}

void ImapFolderSession::listCame(const ImapResponse &response)
{
    const std::vector<ImapValue> &values = response.values;
    const bool isFolder = values.size() >= 3 && values[0].kind == ImapValue::Kind::List &&
                          values[2].isText() && !values[2].bytes.isEmpty();
    if (!isFolder || m_folders->folders.size() >= MaxFolders)
        return;
    ImapFolder folder;
    folder.name = MailboxName::decode(values[2].bytes, isUtf8());
    folder.delimiter = readableText(values[1].bytes);
    folder.specialUse = specialUseIn(values[0]);
    folder.selectable = !hasAttribute(values[0], "\\Noselect") && !hasAttribute(values[0], "\\NonExistent");
    m_folders->folders.append(folder);
}

/// "* NAMESPACE (("INBOX." ".")) NIL NIL" (RFC 2342): the first prefix of one's own folders.
void ImapFolderSession::namespaceCame(const ImapResponse &response)
{
    if (response.values.empty() || response.values.front().items.empty())
        return;
    const ImapValue &first = response.values.front().items.front();
    if (!first.items.empty() && first.items.front().isText())
        m_folders->personalPrefix = MailboxName::decode(first.items.front().bytes, isUtf8());
}

void ImapFolderSession::statusCame(const ImapResponse &response)
{
    if (response.code == "ALERT")
        tell(ServerNotice{ServerNotice::Kind::Alert, response.reply().text()});
    if (response.code == "UIDVALIDITY")
        validityCame(response.codeNumber().value_or(0));
    if (!m_selecting)
        return;
    if (response.code == "UIDNEXT")
        m_mailbox.uidNext = response.codeNumber().value_or(0);
    if (response.code != "PERMANENTFLAGS" || response.arguments.empty())
        return;
    m_mailbox.permanentFlags.clear();
    m_mailbox.keepsKeywords = false;
    for (const ImapValue &flag : response.arguments.front().items) {
        if (flag.kind == ImapValue::Kind::Atom)
            m_mailbox.permanentFlags.append(flag.bytes);
        m_mailbox.keepsKeywords = m_mailbox.keepsKeywords || flag.is("\\*");
    }
}

/// RFC 9051 §2.3.1.1: once it changes, no number from before means anything.
void ImapFolderSession::validityCame(quint32 validity)
{
    const bool changed = m_mailbox.uidValidity != validity;
    m_mailbox.uidValidity = validity;
    if (!m_selecting && changed)
        tell(ImapChange{ImapChange::Kind::UidValidityChanged, validity});
}

} // namespace email
