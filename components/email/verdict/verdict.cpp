#include "components/email/verdict/verdict.h"

#include "components/email/verdict/provider.h"
#include "components/email/verdict/verdictrules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace email {

namespace {

constexpr qint64 AmbiguousWaitMs = 60'000; // The server may still be filing the first copy.

constexpr std::array KindNames{"delivered",   "retryLater", "recipientRefused", "messageRefused",
                               "accountHeld", "quotaHold",  "ambiguous"};
static_assert(KindNames.size() == size_t(Verdict::Kind::Ambiguous) + 1);

constexpr std::array MenderNames{"nobody", "engineer", "administrator", "provider"};
static_assert(MenderNames.size() == size_t(Verdict::Mender::Provider) + 1);

QString words(const char *text)
{
    return *text ? QCoreApplication::translate("email::Verdict", text) : QString();
}

QString hostWords(const VerdictFacts &facts)
{
    const bool bracketed = facts.host.contains(QLatin1Char(':')) && !facts.host.startsWith(QLatin1Char('['));
    const QString host = bracketed ? QLatin1Char('[') + facts.host + QLatin1Char(']') : facts.host;
    return facts.port > 0 && !host.isEmpty() ? host + QLatin1Char(':') + QString::number(facts.port) : host;
}

/// What stands for {name}, and what is said where the fact is missing.
std::pair<QString, QString> fact(QStringView name, Step step, const QString &who, const VerdictFacts &facts)
{
    if (name == QLatin1String("host"))
        return {hostWords(facts), words(QT_TRANSLATE_NOOP("email::Verdict", "the mail server"))};
    if (name == QLatin1String("account"))
        return {facts.account, words(QT_TRANSLATE_NOOP("email::Verdict", "this account"))};
    if (name == QLatin1String("tlsport"))
        return {QString::number(facts.tlsPort), QString()};
    if (name == QLatin1String("starttlsport"))
        return {QString::number(facts.startTlsPort), QString()};
    if (name == QLatin1String("who"))
        return {who, words(QT_TRANSLATE_NOOP("email::Verdict", "that address"))};
    return {stepWording(step), QString()};
}

/// Replaces {names} in one pass: what is filled in comes from outside and is not read again.
QString filled(const QString &pattern, Step step, const QString &who, const VerdictFacts &facts)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([a-z]+)\\}"));
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : placeholder.globalMatch(pattern)) {
        result += QStringView(pattern).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        auto [value, substitute] = fact(match.capturedView(1), step, who, facts);
        if (result.isEmpty() && !substitute.isEmpty())
            substitute[0] = substitute[0].toUpper();
        result += value.isEmpty() ? substitute : value;
    }
    return result + pattern.mid(end);
}

/// "what: said", without the full stop that servers and drivers like to end with.
QString quoting(const QString &what, const QString &said)
{
    return said.isEmpty() ? what : station::Error{what, said, {}}.text();
}

/// Where a row does not name somebody: whoever looks after the station has to see to what does not pass.
Verdict::Mender menderOf(const VerdictRule &rule)
{
    const bool stays = rule.kind == Verdict::Kind::RecipientRefused ||
                       rule.kind == Verdict::Kind::MessageRefused ||
                       (rule.kind == Verdict::Kind::AccountHeld && rule.status == station::Status::Fault);
    return rule.mender == Verdict::Mender::Nobody && stays ? Verdict::Mender::Engineer : rule.mender;
}

/// What it means here: as the provider means it, else as everybody does.
const VerdictRule &ruleFor(Step step, const ServerReply &reply, const VerdictFacts &facts)
{
    const VerdictRule *own = facts.provider ? facts.provider->ruleFor(step, reply) : nullptr;
    return own ? *own : ruleFor(step, reply);
}

const VerdictRule &ruleFor(Step step, Cause cause, const VerdictFacts &facts)
{
    const VerdictRule *own = facts.provider ? facts.provider->ruleFor(step, cause) : nullptr;
    return own ? *own : ruleFor(cause);
}

/// @p said are the server's or the driver's words; they are made safe to show where they are read.
Verdict fromRule(const VerdictRule &rule, Step step, const QString &said, const QString &who,
                 const VerdictFacts &facts)
{
    Verdict verdict;
    verdict.kind = rule.kind;
    verdict.reach = rule.reach;
    verdict.holdMs = rule.holdSeconds * qint64(1000);
    verdict.split = rule.split;
    verdict.mender = menderOf(rule);
    verdict.learns = rule.learns;
    verdict.status = rule.status;
    verdict.cause = quoting(filled(words(rule.cause), step, who, facts), said);
    verdict.remedy = filled(words(rule.remedy), step, who, facts);
    return verdict;
}

bool anyAccepted(const Outcome &outcome)
{
    const auto &list = outcome.receipt.recipients;
    return std::any_of(list.begin(), list.end(), [](const RecipientResult &r) { return r.accepted; });
}

Verdict judgeRefusedRecipient(const Outcome &outcome, const RecipientResult &recipient,
                              const VerdictFacts &facts)
{
    Verdict verdict = fromRule(ruleFor(Step::RcptTo, recipient.reply, facts), Step::RcptTo,
                               recipient.reply.toString(), recipient.address.toString(), facts);
    // Splitting helps only where some were taken; else "at once" would mean without end.
    verdict.split = verdict.split && anyAccepted(outcome);
    // One address outside may be a wish too much. When none is taken, the station may be not signed in or not
    // allowed, which can be mended: the message waits. It waits by itself, since the server may well take
    // others.
    if (verdict.kind == Verdict::Kind::RecipientRefused && verdict.status.has(station::Status::Fault) &&
        !anyAccepted(outcome)) {
        verdict.kind = Verdict::Kind::RetryLater;
        verdict.reach = Verdict::Reach::Message;
    }
    return verdict;
}

/// Lower is more telling: what holds the account before what concerns one recipient.
int weight(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::AccountHeld:
        return 0;
    case Verdict::Kind::QuotaHold:
        return 1;
    case Verdict::Kind::RetryLater:
        return 2;
    default:
        return 3;
    }
}

/// Every recipient was refused, each for its own reason.
Verdict judgeAllRefused(const Outcome &outcome, const VerdictFacts &facts)
{
    std::optional<Verdict> worst;
    for (const RecipientResult &recipient : outcome.receipt.recipients) {
        if (!recipient.reply.isNegative())
            continue;
        Verdict verdict = judgeRefusedRecipient(outcome, recipient, facts);
        if (!worst || weight(verdict.kind) < weight(worst->kind))
            worst = std::move(verdict);
    }
    if (!worst)
        worst = fromRule(ruleFor(Step::RcptTo, outcome.reply, facts), Step::RcptTo, outcome.reply.toString(),
                         {}, facts);
    if (worst->reach == Verdict::Reach::Recipient)
        worst->reach = Verdict::Reach::Message;
    worst->split = false;
    return *worst;
}

Verdict judgeAmbiguous(const Outcome &outcome, const VerdictFacts &facts)
{
    Verdict verdict;
    verdict.kind = Verdict::Kind::Ambiguous;
    verdict.reach = Verdict::Reach::Message;
    verdict.holdMs = AmbiguousWaitMs;
    verdict.status = station::Status::Down;
    verdict.cause = quoting(
        filled(words(QT_TRANSLATE_NOOP("email::Verdict", "{host} did not say whether it took the message")),
               outcome.step, {}, facts),
        outcome.text.isEmpty() ? outcome.reply.toString() : outcome.text);
    verdict.remedy =
        words(QT_TRANSLATE_NOOP("email::Verdict", "It is sent again unchanged, unless sentMailbox shows that "
                                                  "it was taken; a second copy carries the same Message-ID"));
    return verdict;
}

bool isReplyDecisive(const Outcome &outcome)
{
    switch (outcome.cause) {
    case Cause::ServerRefused:
    case Cause::ServerClosing:
    case Cause::StartTlsRefused:
        return outcome.reply.isNegative();
    default:
        return false;
    }
}

/// A message that the connection died of waits by itself: were it to blame, it must not stop the others.
void blameMessageFor(Verdict &verdict, const Outcome &outcome)
{
    const bool ofMessage =
        outcome.token != 0 && outcome.step >= Step::MailFrom && outcome.step <= Step::EndOfData;
    if (ofMessage && outcome.kind == Outcome::Kind::Broken && outcome.cause != Cause::Stopped &&
        verdict.kind == Verdict::Kind::RetryLater && verdict.holdMs == 0)
        verdict.reach = Verdict::Reach::Message;
}

} // namespace

QString verdictName(Verdict::Kind kind)
{
    return QString::fromLatin1(KindNames[size_t(kind)]);
}

QString menderName(Verdict::Mender mender)
{
    return QString::fromLatin1(MenderNames[size_t(mender)]);
}

QString menderWords(Verdict::Mender mender)
{
    switch (mender) {
    case Verdict::Mender::Engineer:
        return words(QT_TRANSLATE_NOOP("email::Verdict", "whoever looks after this station"));
    case Verdict::Mender::Administrator:
        return words(QT_TRANSLATE_NOOP("email::Verdict", "the administrator of the mail server"));
    case Verdict::Mender::Provider:
        return words(QT_TRANSLATE_NOOP("email::Verdict", "the provider"));
    case Verdict::Mender::Nobody:
        break;
    }
    return words(QT_TRANSLATE_NOOP("email::Verdict", "nobody: it passes by itself"));
}

Verdict judge(const Outcome &outcome, const VerdictFacts &facts)
{
    if (outcome.delivered()) {
        Verdict verdict;
        verdict.kind = Verdict::Kind::Delivered;
        return verdict;
    }
    if (outcome.ambiguous())
        return judgeAmbiguous(outcome, facts);
    if (outcome.kind == Outcome::Kind::Refused && outcome.step == Step::RcptTo &&
        outcome.cause == Cause::ServerRefused)
        return judgeAllRefused(outcome, facts);

    // A refused sign-in has no number in IMAP and POP3, and means the same.
    const bool unnumbered = outcome.cause == Cause::ServerRefused && outcome.step == Step::SignIn;
    const bool byReply = isReplyDecisive(outcome) || unnumbered;
    const VerdictRule *byReason =
        outcome.cause == Cause::ServerRefused ? ruleFor(outcome.reply.condition) : nullptr;
    const QString said = (byReply || byReason) && !outcome.reply.toString().isEmpty()
                             ? outcome.reply.toString()
                             : outcome.text;
    Verdict verdict = fromRule(byReason  ? *byReason
                               : byReply ? ruleFor(outcome.step, outcome.reply, facts)
                                         : ruleFor(outcome.step, outcome.cause, facts),
                               outcome.step, said, facts.sender, facts);
    verdict.holdMs = std::max(verdict.holdMs, outcome.reply.waitMs);
    // A kept connection may be closed by the server at any time; the next message just opens another.
    if (outcome.step == Step::Idle || outcome.step == Step::Reset || outcome.step == Step::Quit)
        verdict.status = {};
    blameMessageFor(verdict, outcome);
    return verdict;
}

Verdict judgeRecipient(const Outcome &outcome, const RecipientResult &recipient, const VerdictFacts &facts)
{
    if (recipient.cause != Cause::None)
        return fromRule(ruleFor(recipient.cause), Step::RcptTo, {}, recipient.address.toString(), facts);
    if (recipient.reply.isNegative())
        return judgeRefusedRecipient(outcome, recipient, facts);
    const bool unasked = !recipient.accepted && (outcome.delivered() || outcome.step == Step::RcptTo);
    if (unasked && outcome.kind != Outcome::Kind::Broken) {
        Verdict verdict; // Its turn did not come: the server takes so many at once and no more.
        verdict.reach = Verdict::Reach::Recipient;
        verdict.split = outcome.delivered();
        verdict.learns = verdict.split ? Limit::RecipientsPerMessage : Limit::None;
        return verdict;
    }
    return judge(outcome, facts);
}

} // namespace email
