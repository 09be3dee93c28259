#include "components/email/check/readcheckprobe.h"

#include "components/email/check/smtpcheckprobe.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace email {

using Result = StageResult::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

QJsonArray words(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromLatin1(name));
    return array;
}

/// A special use is looked up by the account; to look in is all that the check does.
QString plainFolder(const QString &folder)
{
    return folder.startsWith(QLatin1Char('\\')) ? QStringLiteral("INBOX") : folder;
}

} // namespace

template <typename Dialogue_>
QJsonObject ReadCheckProbe<Dialogue_>::json(const ImapCapabilities &capabilities)
{
    return {{QStringLiteral("startTls"), capabilities.has("STARTTLS")},
            {QStringLiteral("capabilities"), words(capabilities.names)},
            {QStringLiteral("mechanisms"), words(capabilities.mechanisms)}};
}

template <typename Dialogue_>
QJsonObject ReadCheckProbe<Dialogue_>::json(const Pop3Capabilities &capabilities)
{
    return {{QStringLiteral("startTls"), capabilities.has("STLS")},
            {QStringLiteral("capabilities"), words(capabilities.names)},
            {QStringLiteral("mechanisms"), words(capabilities.mechanisms)}};
}

template <typename Dialogue_>
void ReadCheckProbe<Dialogue_>::heard(const Output &output)
{
    if (output.kind == Output::Kind::Ready)
        m_dialogue.submit(look());
    if (output.kind != Output::Kind::Settled)
        return;
    const auto news = m_dialogue.takeNews();
    if (!news)
        return;
    if (const QString said = wordsFor(*news); !said.isEmpty())
        m_words = said;
    const auto *result = std::get_if<ReadResult>(&*news);
    if (!result)
        return;
    if (!result->done && !m_dialogue.isFinished()) {
        m_refusal = Outcome();
        m_refusal->kind = Outcome::Kind::Refused;
        m_refusal->step = Step::Select;
        m_refusal->cause = result->cause;
        m_refusal->reply = result->reply;
        m_refusal->text = result->text;
    }
    m_dialogue.stop();
}

/// The stages of sending are none of its own.
template <typename Dialogue_>
CheckProbe::Found ReadCheckProbe<Dialogue_>::foundAtEnd(bool failed) const
{
    if (failed)
        return {};
    Found found;
    for (const CheckStage stage : {CheckStage::Sender, CheckStage::Recipients, CheckStage::Send})
        found.push_back({stage, {Result::Skipped, 0, tr("This account fetches mail and sends none")}});
    return found;
}

ImapCheckProbe::ImapCheckProbe(ImapSettings settings, QString folder)
    : ReadCheckProbe(std::move(settings)), m_folder(plainFolder(folder))
{
}

bool ImapCheckProbe::offersSignIn() const
{
    return !m_dialogue.capabilities().mechanisms.isEmpty() || !m_dialogue.capabilities().has("LOGINDISABLED");
}

StageResult ImapCheckProbe::capabilities() const
{
    return {Result::Pass, 0, tr("The server offers %1").arg(m_dialogue.capabilities().toString())};
}

ImapRequest ImapCheckProbe::look() const
{
    return {.kind = ImapRequest::Kind::Select, .token = 1, .folder = m_folder, .readOnly = true};
}

QString ImapCheckProbe::wordsFor(const ImapNews &news) const
{
    const auto *mailbox = std::get_if<ImapMailbox>(&news);
    return mailbox ? tr("%1 has %2 messages").arg(mailbox->name).arg(mailbox->exists) : QString();
}

bool Pop3CheckProbe::offersSignIn() const
{
    return !m_dialogue.capabilities().mechanisms.isEmpty() || m_dialogue.capabilities().mayHave("USER");
}

StageResult Pop3CheckProbe::capabilities() const
{
    const Pop3Capabilities &offered = m_dialogue.capabilities();
    if (!offered.known)
        return {Result::Warning, 0, tr("The server does not tell what it can do (no CAPA)")};
    if (!offered.has("UIDL"))
        return {Result::Warning, 0, tr("The server gives messages no lasting name (no UIDL)"),
                tr("Choose the delivery policy Delete, or IMAP")};
    return {Result::Pass, 0, tr("The server offers %1").arg(offered.toString())};
}

QString Pop3CheckProbe::wordsFor(const Pop3News &news) const
{
    const auto *maildrop = std::get_if<Pop3Maildrop>(&news);
    return maildrop ? tr("the mailbox has %1 messages").arg(maildrop->entries.size()) : QString();
}

std::unique_ptr<CheckProbe> makeProbe(CheckSubject &subject, const CheckPlan &plan)
{
    if (auto *imap = std::get_if<ImapSettings>(&subject.session))
        return std::make_unique<ImapCheckProbe>(std::move(*imap), subject.folder);
    if (auto *pop3 = std::get_if<Pop3Settings>(&subject.session))
        return std::make_unique<Pop3CheckProbe>(std::move(*pop3));
    return std::make_unique<SmtpCheckProbe>(std::move(std::get<SmtpSettings>(subject.session)), subject,
                                            plan);
}

QString quoted(const ServerReply &reply)
{
    return QLatin1Char('"') + reply.toString() + QLatin1Char('"');
}

} // namespace email
