// The stages of a check are read off the steps that the connection enters: entering one means that those
// before it went well. How it ended says which stage failed, in the words that the account itself would use.

#include "components/email/check/accountcheck.h"

#include "components/email/check/outcomestage.h"
#include "components/platform/certificatejson.h"

#include <QJsonArray>

namespace email {

using Result = StageResult::Result;

namespace {

/// A certificate that ends sooner is worth a warning.
constexpr qint64 soonDays = 14;
/// A server that says nothing for so long may be waiting for TLS.
constexpr qint64 silenceMs = 3'000;

} // namespace

AccountCheck::AccountCheck(station::Clock &clock, CheckSubject subject, CheckPlan plan, Told told)
    : m_clock(clock),
      m_subject(std::move(subject)),
      m_mode(m_subject.settings().tls),
      m_login(m_subject.settings().account),
      m_plan(std::move(plan)),
      m_told(std::move(told)),
      m_report(m_subject.name)
{
}

AccountCheck::~AccountCheck() = default;

void AccountCheck::start(std::function<void(const CheckReport &)> done)
{
    m_done = std::move(done);
    m_began = m_clock.wall();
    m_lap = m_clock.bootMs();
    pass(CheckStage::Settings,
         tr("%1 port %2, %3")
             .arg(m_subject.wire.host)
             .arg(m_subject.wire.port)
             .arg(m_mode == TlsMode::None       ? tr("not encrypted")
                  : m_mode == TlsMode::TlsFirst ? tr("TLS from the first byte")
                  : m_mode == TlsMode::StartTls ? tr("STARTTLS")
                                                : tr("STARTTLS if the server offers it")));
    // What the server shows is kept for the report, whatever is decided on it.
    m_subject.wire.judge = [this, judge = m_subject.wire.judge](const trust::PeerQuestion &question) {
        m_question = question;
        m_answer = judge(question);
        return *m_answer;
    };
    m_probe = makeProbe(m_subject, m_plan);
    m_wire = std::make_unique<Wire>(m_clock, m_trace, m_probe->dialogue(), m_subject.wire);
    m_wire->setListener([this](const Output &output) { heard(output); });
    m_wire->open();
}

void AccountCheck::cancel()
{
    if (!m_probe || m_probe->dialogue().isFinished())
        return;
    m_cancelled = true;
    m_probe->dialogue().gone(Cause::Stopped, tr("The check was cancelled."));
    m_wire->pump();
}

void AccountCheck::heard(const Output &output)
{
    if (output.kind == Output::Kind::Entered)
        entered(output.step);
    else if (output.kind == Output::Kind::Ready)
        m_probe->looksInside() ? helloed() : signedIn();
    else if (output.kind == Output::Kind::Close)
        return ended();
    m_probe->heard(output);
}

void AccountCheck::entered(Step step)
{
    const bool tlsFirst = m_mode == TlsMode::TlsFirst;
    if (step == Step::Connect) {
        named();
    } else if (step == Step::TlsHandshake && tlsFirst) {
        connected();
    } else if (step == Step::Greeting) {
        if (tlsFirst) {
            judged();
        } else {
            connected();
            m_silence.start(m_clock, silenceMs, [this] { listenForTls(); });
        }
    } else if (step == Step::Hello) {
        m_silence.stop();
        m_sniff.reset();
        // A second time comes behind STARTTLS, and for a server that knows HELO only.
        if (!isOpen(CheckStage::Greeting)) {
            if (!m_wire->tlsSession().isEmpty())
                judged();
        } else if (tlsFirst)
            passTls(CheckStage::Greeting, tr("%1 from the first byte; the server says %2")
                                              .arg(tlsWords(), quoted(m_probe->greeting())));
        else
            pass(CheckStage::Greeting,
                 m_probe->greeting().lines.isEmpty()
                     ? tr("The server answers; what it says before TLS counts for nothing")
                     : tr("The server says %1").arg(quoted(m_probe->greeting())));
    } else if (step == Step::SignIn) {
        helloed();
    } else {
        take(m_probe->foundBefore(step));
    }
}

void AccountCheck::named()
{
    QStringList addresses;
    for (const QHostAddress &address : m_wire->connector().addresses())
        addresses.append(address.toString());
    const QString &host = m_subject.wire.host;
    const bool isAddress = !QHostAddress(host).isNull();
    pass(CheckStage::Name,
         isAddress ? tr("%1 is an address, so no name had to be looked up").arg(host)
                   : tr("%1 is %2").arg(host, addresses.join(QStringLiteral(", "))),
         {{QStringLiteral("addresses"), QJsonArray::fromStringList(addresses)}});
}

void AccountCheck::connected()
{
    QStringList words;
    QJsonArray tried;
    for (const Connector::Tried &each : m_wire->connector().tried()) {
        const QString address = each.address.toString();
        if (each.ms >= 0)
            words += each.problem.isEmpty() ? tr("connected to %1 in %2 ms").arg(address).arg(each.ms)
                                            : tr("%1 does not answer: %2").arg(address, each.problem);
        tried.append(QJsonObject{{QStringLiteral("address"), address},
                                 {QStringLiteral("ms"), each.ms},
                                 {QStringLiteral("problem"), each.problem}});
    }
    QString text = words.join(QStringLiteral("; "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    pass(CheckStage::Tcp, text, {{QStringLiteral("tried"), tried}});
}

/// In the clear, and the server is silent: asks over a second connection whether it waits for TLS.
void AccountCheck::listenForTls()
{
    const auto &tried = m_wire->connector().tried();
    const auto connected = std::find_if(tried.begin(), tried.end(), [](const Connector::Tried &each) {
        return each.ms >= 0 && each.problem.isEmpty();
    });
    if (connected == tried.end())
        return;
    m_sniff =
        std::make_unique<TlsSniff>(connected->address, m_subject.wire.port, m_subject.wire.host, [this] {
            m_speaksTls = true;
            m_probe->dialogue().gone(Cause::TimedOut, {});
            m_wire->pump();
        });
}

QString AccountCheck::tlsWords() const
{
    return m_wire->tlsSession().section(QStringLiteral(", "), 0, 1);
}

/// What the server offered in the clear.
QJsonObject AccountCheck::beforeTls() const
{
    QJsonObject before = m_probe->offeredInTheClear();
    // Without TLS yet, what was offered last was offered before it.
    if (before.isEmpty() && m_mode != TlsMode::TlsFirst && m_mode != TlsMode::None)
        before = m_probe->offered();
    return before.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("before"), before}};
}

QList<trust::Certificate> AccountCheck::shownChain() const
{
    QList<trust::Certificate> chain;
    for (const QSslCertificate &each : m_question ? m_question->chain : QList<QSslCertificate>()) {
        if (const auto parsed = trust::Certificate::fromDer(each.toDer()))
            chain.append(*parsed);
    }
    return chain;
}

QJsonObject AccountCheck::certificateDetail() const
{
    if (!m_answer)
        return {};
    QJsonArray reasons;
    for (const QString &problem : trust::names(m_answer->observed))
        reasons.append(trust::describe(*trust::problemNamed(problem), m_subject.wire.host));
    // A handshake that was refused is no session, but was agreed on all the same.
    const QString tls = m_wire->tlsSession().isEmpty() && m_question->protocol != QSsl::UnknownProtocol
                            ? protocolText(m_question->protocol) + QStringLiteral(", ") + m_question->cipher
                            : m_wire->tlsSession();
    return {{QStringLiteral("tls"), tls},
            {QStringLiteral("chain"), platform::chainDetails(shownChain(), m_clock.wall())},
            {QStringLiteral("problems"), QJsonArray::fromStringList(trust::names(m_answer->observed))},
            {QStringLiteral("reasons"), reasons},
            {QStringLiteral("chainValidates"),
             !(m_answer->observed & ~trust::Problems(trust::Problem::NameMismatch))},
            {QStringLiteral("nameMatches"), !m_answer->observed.testFlag(trust::Problem::NameMismatch)},
            {QStringLiteral("verified"), m_answer->belief == trust::PeerAnswer::Belief::Verified}};
}

/// TLS stands, so the certificate is believed.
void AccountCheck::judged()
{
    if (m_mode != TlsMode::TlsFirst && isOpen(CheckStage::StartTls))
        passTls(CheckStage::StartTls, tr("Offered and completed: %1").arg(tlsWords()), beforeTls());
    if (!isOpen(CheckStage::Certificate) || !m_question || !m_answer)
        return;
    const QList<trust::Certificate> chain = shownChain();
    const QJsonObject detail = certificateDetail();
    const QString until =
        chain.isEmpty() ? QString() : chain.constFirst().notAfter().toUTC().toString(Qt::ISODate);
    const qint64 days = chain.isEmpty() ? 0 : m_clock.wall().daysTo(chain.constFirst().notAfter());
    if (m_answer->belief != trust::PeerAnswer::Belief::Verified)
        pass(CheckStage::Certificate,
             tr("Believed because a person approved exactly this certificate; valid until %1").arg(until),
             detail);
    else if (days < soonDays)
        pass(CheckStage::Certificate,
             tr("Issued for %1 and believed, but valid only until %2, %3 days")
                 .arg(m_subject.wire.host, until)
                 .arg(days),
             detail, Result::Warning, tr("Have the server's certificate renewed"));
    else if (const QStringList &warnings = m_answer->verdict.warnings; !warnings.isEmpty())
        pass(CheckStage::Certificate,
             tr("Issued for %1 and believed, valid until %2. %3")
                 .arg(m_subject.wire.host, until, warnings.join(u' ')),
             detail, Result::Warning, tr("Import what replaces it into the User trust store"));
    else
        pass(CheckStage::Certificate,
             tr("Issued for %1 by %2 and believed; valid until %3")
                 .arg(m_subject.wire.host, chain.constFirst().issuer(), until),
             detail);
}

void AccountCheck::helloed()
{
    if (!isOpen(CheckStage::Capabilities))
        return;
    if (m_mode == TlsMode::TlsFirst)
        skip(CheckStage::StartTls, tr("Not needed: TLS from the first byte"));
    else if (isOpen(CheckStage::StartTls))
        pass(CheckStage::StartTls, tr("Not used: everything that is said can be read and altered on the way"),
             {}, Result::Warning,
             m_probe->offersStartTls()
                 ? tr("Set useStartTls: the server offers it")
                 : tr("Set useSsl, if the server has a port for TLS from the first byte, often %1")
                       .arg(m_subject.facts.tlsPort));
    if (isOpen(CheckStage::Certificate))
        skip(CheckStage::Certificate, tr("There is none without TLS"));
    QJsonObject detail = m_wire->tlsSession().isEmpty() ? QJsonObject() : beforeTls();
    detail.insert(QStringLiteral("offered"), m_probe->offered());
    const StageResult offer = m_probe->capabilities();
    pass(CheckStage::Capabilities, offer.text, detail, offer.result, offer.next);
}

void AccountCheck::signedIn()
{
    helloed();
    if (!isOpen(CheckStage::SignIn))
        return;
    const QString more =
        m_probe->signedInWords().isEmpty() ? QString() : QStringLiteral("; ") + m_probe->signedInWords();
    if (m_probe->signedInBy().isEmpty())
        skip(CheckStage::SignIn, tr("No login name is set") + more);
    else
        pass(CheckStage::SignIn,
             tr("Signed in as %1 by %2").arg(m_login, QString::fromLatin1(m_probe->signedInBy())) + more);
}

/// What the protocol found by itself.
void AccountCheck::take(const CheckProbe::Found &found)
{
    for (const auto &[stage, result] : found) {
        if (isOpen(stage))
            pass(stage, result.text, result.detail, result.result, result.next);
    }
}

void AccountCheck::ended()
{
    m_silence.stop();
    const std::optional<Outcome> &ending = m_probe->dialogue().ending();
    take(m_probe->foundAtEnd(true));
    if (m_cancelled)
        m_report.cancel();
    else if (ending || m_probe->refusal())
        failed(ending ? *ending : *m_probe->refusal());
    else if (m_probe->looksInside())
        signedIn();
    take(m_probe->foundAtEnd(m_cancelled || m_report.failedStage()));
    m_report.setTranscript(m_trace, m_began);
    // The wire is still speaking to us.
    m_end.start(m_clock, 0, [this] { m_done(m_report); });
}

/// The stage at which this ended fails, unless a warning tells the same already.
void AccountCheck::failed(const Outcome &outcome)
{
    const CheckStage stage = stageOf(outcome, m_mode);
    if (!isOpen(stage))
        return;
    if (m_speaksTls && stage == CheckStage::Greeting)
        return pass(stage,
                    tr("%1 port %2 speaks TLS from the first byte; in the clear it says nothing")
                        .arg(m_subject.wire.host)
                        .arg(m_subject.wire.port),
                    {}, Result::Fail,
                    tr("Set useSsl, or take the server's port for STARTTLS, often %1")
                        .arg(m_subject.facts.startTlsPort));
    if (outcome.cause == Cause::NoCommonMechanism && m_mode == TlsMode::None && !m_probe->offersSignIn() &&
        m_probe->offersStartTls())
        return pass(stage,
                    tr("%1 port %2 offers no sign-in before STARTTLS")
                        .arg(m_subject.wire.host)
                        .arg(m_subject.wire.port),
                    {}, Result::Fail, tr("Set useStartTls: the server offers it"));
    QJsonObject detail;
    if (outcome.reply.code)
        detail.insert(QStringLiteral("reply"), outcome.reply.toString());
    if (stage == CheckStage::Certificate) {
        detail = certificateDetail();
        const trust::Endpoint &endpoint = m_subject.wire.endpoint;
        detail.insert(QStringLiteral("challenge"),
                      endpoint.hostAndPort() + QLatin1Char('/') + trust::name(endpoint.protocol));
        if (m_mode != TlsMode::TlsFirst)
            pass(CheckStage::StartTls, tr("Offered"), beforeTls());
    }
    const Verdict verdict = judge(outcome, m_subject.facts);
    pass(stage, verdict.cause, detail, Result::Fail, nextFor(outcome, verdict));
}

/// The remedies speak of mail that waits; nothing is sent again here.
QString AccountCheck::nextFor(const Outcome &outcome, const Verdict &verdict) const
{
    const bool ofMessage = outcome.step >= Step::MailFrom && outcome.step <= Step::EndOfData;
    if (ofMessage && verdict.kind == Verdict::Kind::Ambiguous)
        return tr(
            "Look whether the test mail has come, then check again. Ask who runs the server if it lasts");
    if (ofMessage && verdict.kind == Verdict::Kind::RetryLater && verdict.status != station::Status::Fault)
        return tr("Check again later, and ask who runs the server if it lasts");
    return verdict.remedy;
}

void AccountCheck::pass(CheckStage stage, const QString &text, const QJsonObject &detail, Result result,
                        const QString &next)
{
    m_report.set(stage, {result, lap(), text, next, detail});
    m_told(m_report, stage);
}

/// TLS came about, if only with a version that is no longer sound (RFC 8996).
void AccountCheck::passTls(CheckStage stage, const QString &text, const QJsonObject &detail)
{
    const bool isSound =
        m_question && (m_question->protocol == QSsl::TlsV1_2 || m_question->protocol == QSsl::TlsV1_3);
    if (isSound)
        return pass(stage, text, detail);
    pass(stage, tr("%1. Versions below TLS 1.2 no longer protect what is said").arg(text), detail,
         Result::Warning, tr("Have the server brought up to date, then set tlsMinProtocol to Auto"));
}

void AccountCheck::skip(CheckStage stage, const QString &why)
{
    m_report.set(stage, {Result::Skipped, 0, why});
    m_told(m_report, stage);
}

/// How long it is since the last stage ended.
qint64 AccountCheck::lap()
{
    const qint64 now = m_clock.bootMs();
    return now - std::exchange(m_lap, now);
}

} // namespace email
