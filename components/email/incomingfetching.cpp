// When an IncomingAccount connects, and how it goes on. What it does with a message is in
// incomingarrival.cpp.
//
// Policy: what fails opens the circuit: the next attempt waits as long as the verdict, the schedule and the
// server itself ask for, whichever is longest, and a person, changed settings or changed trust close it. A
// connection that only waited may be lost without a word.

#include "components/email/emailservice.h"
#include "components/email/incomingaccount.h"
#include "components/email/outbox/retryschedule.h"
#include "components/email/reading/imapreader.h"
#include "components/email/reading/pop3reader.h"
#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace email {

using station::Error;
using station::Proposal;
using station::Result;

namespace {

/// Behind the loss of a connection that waited; servers close theirs after a while.
constexpr qint64 ReconnectMs = 5'000;
/// Failing for so long is an alarm: replies and mail that came back lie unread.
constexpr qint64 UnreadMs = 15 * 60'000;
/// A connection that stood so long was in order.
constexpr qint64 LongMs = 5 * 60'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("IncomingAccount", text);
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void IncomingAccount::started()
{
    MailAccount::started();
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->listen(this, [this] { trustChanged(); });
    if (auto *service = ancestor<EmailService>())
        service->showStatus();
    m_unread.load();
    m_log.load(*station(), handle(), [this] {
        m_signInWait.load(
            *station(), handle(), [this] { return signInMark(); },
            [this](const SignInWait::Left &left) { waitOn(left); });
    });
}

void IncomingAccount::stopped()
{
    if (auto *certificates = station()->service<platform::CertificateService>())
        certificates->forget(this);
    if (auto *service = ancestor<EmailService>())
        service->showStatus(this);
    m_next.stop();
    ++m_number;
    m_searches.clear();
    m_retired.clear();
    m_reader.reset();
}

void IncomingAccount::changed(const station::SlotSpec &slot)
{
    MailAccount::changed(slot);
    if (faultCause == slot)
        mendedBy.set({}); // Whoever failed says so again.
    if (slot.has(station::ReadOnly) || debug == slot || !isStarted())
        return;
    if (!isSwitchedOn())
        endUnread(tr("it was switched off"));
    drop();
    m_failures = 0;
    attempt();
}

void IncomingAccount::serviceSwitched()
{
    showConfiguration();
    drop();
    attempt();
}

void IncomingAccount::trustChanged()
{
    const TrustShift shift = trustShift();
    if (!shift.concernsUs)
        return;
    const bool wasConnected = m_reader != nullptr;
    drop();
    if (shift.helped)
        m_failures = 0;
    if (shift.helped || wasConnected || m_waitsForTrust)
        attempt();
}

// Connecting ------------------------------------------------------------------------------------------------

void IncomingAccount::attempt()
{
    // Several settings that change in one turn are one reason to connect.
    m_isDue = true;
    attemptLater(0);
}

void IncomingAccount::attemptLater(qint64 ms)
{
    if (!isStarted() || !m_log.isLoaded())
        return;
    m_next.start(station()->clock(), ms, [this] {
        m_isDue = false;
        const auto *certificates = station()->service<platform::CertificateService>();
        m_waitsForTrust = certificates && !certificates->isReady();
        if (!isSwitchedOn() || !configurationFault().isEmpty() || m_waitsForTrust)
            return attemptLater(pollrate().ms);
        m_log.confirm();
        if (m_reader && m_reader->poll())
            return attemptLater(pollrate().ms);
        drop();
        auto made = makeReader();
        if (!made) {
            Outcome outcome;
            outcome.cause = Cause::NotConnectable;
            outcome.text = Error{{}, made.error().why, made.error().remedy}.text();
            return failed(outcome);
        }
        m_reader = std::move(made).value();
        m_reader->open();
    });
}

void IncomingAccount::lookSoon()
{
    // Hurried again and again, a refused password would lock the account.
    if (isStarted() && m_failures == 0)
        attempt();
}

Result<std::unique_ptr<MailboxReader>> IncomingAccount::makeReader()
{
    Result<WireSettings> wire = ownWireSettings();
    if (!wire)
        return wire.error();
    Result<SecretBytes> secret = signInSecret();
    if (!secret)
        return secret.error();
    const Proposal present(*this);
    const bool hasCertificate = !wire->identity.isEmpty();
    std::unique_ptr<MailboxReader> reader;
    if (isImap(present)) {
        reader = std::make_unique<ImapReader>(
            station()->clock(), m_trace, imapSettings(present, std::move(secret).value(), hasCertificate),
            std::move(wire).value(), plan(), readerOwner());
    } else {
        Pop3Settings settings;
        fill(settings, present, std::move(secret).value(), hasCertificate);
        settings.maxMessage = plan().maxMessage;
        reader = std::make_unique<Pop3Reader>(station()->clock(), m_trace, std::move(settings),
                                              std::move(wire).value(), plan(), readerOwner());
    }
    return reader;
}

// What was sent ---------------------------------------------------------------------------------------------

void IncomingAccount::lookFor(const QByteArray &messageId, const QString &where, MailboxSearch::Done done)
{
    if (m_log.knows(messageId))
        return done(Sighting::Seen);
    if (!isSwitchedOn() || !configurationFault().isEmpty() || !isImap(Proposal(*this)))
        return done(Sighting::Unknown);
    const auto open = std::find_if(m_searches.begin(), m_searches.end(), [&](const auto &search) {
        return search->isOpen() && search->folder() == where;
    });
    if (open != m_searches.end())
        return (*open)->find(messageId, std::move(done));
    auto search = makeSearch(where);
    if (!search)
        return done(Sighting::Unknown);
    search->find(messageId, std::move(done));
    m_searches.push_back(std::move(search));
    m_searches.back()->open();
}

std::unique_ptr<MailboxSearch> IncomingAccount::makeSearch(const QString &where)
{
    Result<WireSettings> wire = ownWireSettings();
    Result<SecretBytes> secret = signInSecret();
    if (!wire || !secret)
        return {};
    ImapSettings settings =
        imapSettings(Proposal(*this), std::move(secret).value(), !wire->identity.isEmpty());
    return std::make_unique<MailboxSearch>(station()->clock(), m_trace, std::move(settings),
                                           std::move(wire).value(), where, [this] { forgetFinished(); });
}

/// What a reader has to tell. One that was dropped may still end, which is no news of its successor.
ReaderOwner IncomingAccount::readerOwner()
{
    const auto isCurrent = [this, number = ++m_number] { return number == m_number; };
    ReaderOwner owner;
    owner.entered = [this, isCurrent](Step step) {
        if (isCurrent())
            state.set(stepName(step));
    };
    owner.ready = [this, isCurrent] {
        if (isCurrent())
            ready();
    };
    owner.standing = [this](const MessageKey &key) { return m_log.standing(key); };
    owner.fetched = [this, isCurrent](const MessageKey &key, const QByteArray &bytes) {
        if (isCurrent())
            fetched(key, bytes);
    };
    owner.settled = [this](const QList<MessageKey> &keys) { m_log.settle(keys); };
    owner.left = [this](const MessageKey &key, const QString &why) { left(key, why); };
    owner.listed = [this, isCurrent](quint32 validity, const QSet<QByteArray> &present) {
        if (isCurrent())
            m_log.forgetAbsent(validity, present);
    };
    owner.notice = [this](const QString &text) {
        station()->log().write(station::Log::Level::Warning, path(), text);
    };
    owner.caughtUp = [this, isCurrent] {
        if (isCurrent())
            caughtUp();
    };
    owner.closed = [this, isCurrent](const std::optional<Outcome> &ending, const trust::Meeting &met) {
        if (isCurrent())
            closed(ending, met);
        forgetFinished();
    };
    return owner;
}

/// The present reader says goodbye and is heard no more. The call may come from it, so it lives on for a
/// while.
void IncomingAccount::drop()
{
    ++m_number;
    if (m_reader) {
        state.set(QStringLiteral("closed"));
        m_retired.push_back(std::move(m_reader));
        m_retired.back()->stop();
    }
    forgetFinished();
}

void IncomingAccount::forgetFinished()
{
    m_retiring.start(station()->clock(), 0, [this] {
        std::erase_if(m_retired, [](const auto &reader) { return reader->isFinished(); });
        std::erase_if(m_searches, [](const auto &search) { return search->isFinished(); });
    });
}

// What comes ------------------------------------------------------------------------------------------------

void IncomingAccount::ready()
{
    station::Turn turn(*station());
    m_connectedAt = station()->clock().bootMs();
    tlsSession.set(m_reader->wire().tlsSession());
    serverOffers.set(m_reader->offers());
    if (!m_reader->wire().tlsSession().isEmpty())
        rememberTls();
    if (const QString floor = raisedFloor(signInFloor(), m_reader->signedInBy(), m_reader->wire());
        floor != signInFloor())
        signInFloor.set(floor);
    forgetTlsFailure();
    m_signInWait.end();
}

void IncomingAccount::caughtUp()
{
    station::Turn turn(*station());
    m_failures = 0;
    showSuccess();
    endUnread(tr("mail is fetched again"));
    // Who asked while the last message came is not answered by the end of that round.
    if (!m_isDue)
        attemptLater(pollrate().ms);
}

void IncomingAccount::closed(const std::optional<Outcome> &ending, const trust::Meeting &met)
{
    station::Turn turn(*station());
    const bool waited = m_reader && m_reader->isWaiting() && m_failures == 0;
    const bool again = m_reader && m_reader->isAskedAgain();
    drop();
    if (!ending) {
        if (again)
            attempt();
        else if (!m_next.isActive())
            attemptLater(pollrate().ms);
        return;
    }
    noteTls(*ending, judge(*ending, verdictFacts(Proposal(*this))), met);
    const bool lost = ending->cause == Cause::ConnectionLost || ending->cause == Cause::ServerClosing ||
                      ending->cause == Cause::TimedOut;
    if (!waited || !lost)
        return failed(*ending);
    // A server that closes at once each time is not asked every few seconds.
    if (station()->clock().bootMs() - m_connectedAt >= LongMs)
        m_losses = 0;
    const qint64 schedule = retryDelayMs(m_losses, QRandomGenerator::global()->generateDouble());
    ++m_losses;
    attemptLater(std::max(ReconnectMs, schedule));
}

void IncomingAccount::failed(const Outcome &outcome)
{
    const Verdict verdict = judge(outcome, verdictFacts(Proposal(*this)));
    showFailure(verdict.status, verdict.cause, verdict.remedy);
    mendedBy.set(faultCause().isEmpty() ? QString() : menderWords(verdict.mender));
    if (m_failures == 0)
        m_failingSince = station()->clock().bootMs();
    ++m_failures;
    tellUnread();
    const bool isHeld = verdict.kind == Verdict::Kind::AccountHeld;
    const qint64 schedule = isHeld ? accountBackoffMs(m_failures)
                                   : retryDelayMs(m_failures, QRandomGenerator::global()->generateDouble());
    const qint64 wait = std::max(schedule, verdict.holdMs);
    if (isHeld && outcome.step == Step::SignIn)
        m_signInWait.refused(m_failures, wait, signInMark());
    attemptLater(wait);
}

QString IncomingAccount::signInMark() const
{
    return signInMarkWith(station::EnumNames<IncomingAuthentication>::texts[std::size_t(authentication())]);
}

/// The wait behind a refused sign-in goes on as if the station had not stopped.
void IncomingAccount::waitOn(const SignInWait::Left &left)
{
    m_failures = left.refusals;
    m_failingSince = station()->clock().bootMs();
    if (left.ms == 0)
        return attempt();
    station::Turn turn(*station());
    showFailure(station::Status::Fault, tr("the server refused the sign-in before the station was stopped"),
                tr("Mend account or password, which tries at once, or wait: it is tried again by itself "
                   "within the hour"));
    attemptLater(left.ms);
}

/// Not at once: whoever sets an account up sees what fails. A certificate that waits for a person has an
/// alarm of its own.
void IncomingAccount::tellUnread()
{
    const bool isLong = station()->clock().bootMs() - m_failingSince >= UnreadMs;
    if (m_unread.isOpen() || !challenge().isEmpty() || !isLong)
        return;
    m_unread.raise(
        tr("Reading of %1").arg(path()),
        tr("mail is not fetched, so replies and mail that came back lie unread: %1").arg(faultCause()));
}

void IncomingAccount::endUnread(const QString &why)
{
    if (m_unread.isOpen())
        m_unread.end(tr("Reading of %1").arg(path()), why);
}

} // namespace email
