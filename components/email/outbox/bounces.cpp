// Policy. A bounce is mail that anybody can write. It is believed only where it quotes the Message-ID of a
// message in the ledger, which holds a random number that nobody knows who did not get the message, and only
// about those to whom that message was sent: whoever forges one can at worst make the station doubt a mail
// that he got himself. Only Failed takes a recipient off those who were told; what else is reported is noted.
// Each line changes once, so the same bounce again does nothing. Trouble with mail that itself tells of
// trouble is for the log, as everywhere: an alarm would bounce the same way.

#include "components/email/outbox/bounces.h"

#include "station/station.h"

#include <algorithm>

namespace email {

using station::Result;
using station::Rows;

namespace {

/// What "failed" means, in the words that a refusal at the server would have had.
Verdict verdictOf(const MailAddress &address, const DeliveryFate &fate)
{
    RecipientResult result{.address = address, .accepted = false, .reply = fate.reply};
    if (result.reply.code == 0 && !result.reply.enhanced.isEmpty())
        result.reply.code = result.reply.enhanced.startsWith('4') ? 450 : 550;
    Outcome outcome;
    outcome.kind = Outcome::Kind::Delivered; // Our server had taken it; somebody behind it did not.
    outcome.step = Step::RcptTo;
    outcome.receipt.recipients = {{.address = {}, .accepted = true, .reply = {}}, result};
    VerdictFacts facts;
    facts.host = fate.host;
    return judgeRecipient(outcome, result, facts);
}

QString saidBy(const DeliveryFate &fate)
{
    const QString said = fate.reply.toString();
    return fate.host.isEmpty() || said.isEmpty() ? said : QStringLiteral("%1: %2").arg(fate.host, said);
}

} // namespace

// Looking up ------------------------------------------------------------------------------------------------

void Bounces::find(const Bounce &bounce, Found done)
{
    m_questions.push_back({bounce, std::move(done)});
    if (m_questions.size() == 1)
        ask();
}

void Bounces::ask()
{
    // What was decided before, by a server's answer or by the bounce in front, is in the answer.
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.station.whenDurable([this, alive](const Result<void> &) {
        if (!alive.expired())
            askNext(0);
    });
}

void Bounces::askNext(qsizetype number)
{
    const Bounce &bounce = m_questions.front().bounce;
    if (number >= bounce.messageIds.size())
        return answer({});
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.station.database().query(
        QStringLiteral(
            "SELECT m.id, m.kind, m.state, r.position, r.address, r.state, r.code, r.enhanced, r.reply "
            "FROM message m JOIN recipient r ON r.message = m.id WHERE m.message_id = ? "
            "ORDER BY m.id, r.position"),
        {QString::fromUtf8(bounce.messageIds[number])}, [this, alive, number](const Result<Rows> &rows) {
            if (alive.expired())
                return;
            if (rows && rows->empty())
                return askNext(number + 1);
            answer(rows ? findingOf(m_questions.front().bounce, *rows) : std::nullopt);
        });
}

void Bounces::answer(const std::optional<BounceFinding> &finding)
{
    const Found done = std::move(m_questions.front().done);
    done(finding);
    m_questions.pop_front();
    if (!m_questions.empty())
        ask();
}

std::optional<BounceFinding> Bounces::findingOf(const Bounce &bounce, const Rows &rows)
{
    BounceFinding finding;
    for (const QVariantList &row : rows) {
        finding.id = row.at(0).toULongLong();
        finding.kind = MailKind(row.at(1).toInt());
        finding.state = MessageState(row.at(2).toInt());
        const QString address = row.at(4).toString();
        const auto state = RecipientState(row.at(5).toInt());
        finding.reached += state == RecipientState::Sent;
        const auto fate =
            std::find_if(bounce.fates.begin(), bounce.fates.end(), [&](const DeliveryFate &one) {
                return one.addresses.contains(address, Qt::CaseInsensitive);
            });
        // Nobody can have lost what no server had taken.
        if (fate == bounce.fates.end() || state != RecipientState::Sent)
            continue;
        const OutboxRecipient before{MailAddress::parse(address).value_or(MailAddress()), state,
                                     row.at(6).toInt(), row.at(7).toString().toLatin1(),
                                     row.at(8).toString()};
        finding.lines.append({row.at(3).toInt(), before, *fate});
    }
    return finding.lines.isEmpty() ? std::nullopt : std::optional(finding);
}

// Entering --------------------------------------------------------------------------------------------------

QString Bounces::enter(const BounceFinding &finding)
{
    station::Turn turn(m_core.station);
    OutboxEntry *entry = m_core.queue.find(finding.id);
    QStringList failed;
    QStringList noted;
    for (const BounceFinding::Line &line : finding.lines) {
        OutboxRecipient *live = nullptr;
        if (entry && entry->content && std::size_t(line.position) < entry->content->recipients.size())
            live = &entry->content->recipients[std::size_t(line.position)];
        if (live && live->state != RecipientState::Sent)
            continue; // A person had it sent again meanwhile.
        OutboxRecipient after = line.before;
        if (line.fate.kind == DeliveryFate::Kind::Failed)
            failed.append(fail(finding, after, line.fate));
        else
            noted.append(note(after, line.fate));
        m_core.store.saveReturned(finding.id, line.position, after);
        if (live)
            *live = after;
    }
    if (!failed.isEmpty() && !entry)
        settleAnew(finding, int(failed.size()), failed.first());
    else if (!entry)
        m_core.store.tellChanged(finding.id, finding.state);
    const QString number = tr("message %1").arg(finding.id);
    return QStringLiteral("%1: %2").arg(number, (failed + noted).join(QLatin1String("; ")));
}

/// The recipient was not told after all. Gives the cause in one line.
QString Bounces::fail(const BounceFinding &finding, OutboxRecipient &recipient, const DeliveryFate &fate)
{
    const QString address = recipient.address.toString();
    const Verdict verdict = verdictOf(recipient.address, fate);
    const bool isOfRecipient =
        verdict.kind == Verdict::Kind::RecipientRefused || verdict.kind == Verdict::Kind::MessageRefused;
    const QString said = saidBy(fate);
    // What holds an account or passes at our own server means something else at a strange one.
    const QString cause = isOfRecipient && !verdict.cause.isEmpty() ? verdict.cause
                          : said.isEmpty()                          ? tr("no server says why")
                                                                    : said;
    recipient.state = RecipientState::Bounced;
    recipient.code = fate.reply.code;
    recipient.enhanced = fate.reply.enhanced;
    recipient.text = fate.reply.lines.isEmpty() ? cause : fate.reply.text();
    const QString why = tr("message %1 came back: %2").arg(finding.id).arg(cause);
    const QString remedy =
        isOfRecipient && !verdict.remedy.isEmpty()
            ? verdict.remedy
            : tr("When the cause is mended, `tocsin outbox retry %1` sends it again").arg(finding.id);
    if (failsInSilence(finding.kind))
        m_core.station.log().write(station::Log::Level::Warning, QStringLiteral("outbox"),
                                   station::Error{tr("mail to %1").arg(address), why, {}}.text());
    else
        m_core.trouble(tr("mail to %1").arg(address), why, remedy);
    return tr("%1 did not get it: %2").arg(address, cause);
}

QString Bounces::note(OutboxRecipient &recipient, const DeliveryFate &fate)
{
    const auto words = [&fate]() -> QString {
        switch (fate.kind) {
        case DeliveryFate::Kind::Delayed:
            return tr("on its way, but late");
        case DeliveryFate::Kind::Relayed:
            return tr("passed on to a server that reports nothing further");
        case DeliveryFate::Kind::Expanded:
            return tr("passed on to a mailing list");
        case DeliveryFate::Kind::Delivered:
        case DeliveryFate::Kind::Failed:
            break;
        }
        return tr("delivered to the mailbox");
    }();
    const QString said = saidBy(fate);
    recipient.text = said.isEmpty() ? words : QStringLiteral("%1: %2").arg(words, said);
    recipient.enhanced = fate.reply.enhanced.isEmpty() ? recipient.enhanced : fate.reply.enhanced;
    const QString noted = QStringLiteral("%1: %2").arg(recipient.address.toString(), recipient.text);
    m_core.station.log().write(station::Log::Level::Info, QStringLiteral("outbox"), noted);
    return noted;
}

/// A settled message that nobody has any more has failed.
void Bounces::settleAnew(const BounceFinding &finding, int failed, const QString &cause)
{
    if (finding.state != MessageState::Sent)
        return m_core.store.tellChanged(finding.id, finding.state);
    const bool nobodyHasIt = failed >= finding.reached;
    m_core.store.setState(finding.id, nobodyHasIt ? MessageState::Failed : MessageState::Sent, cause);
}

} // namespace email
