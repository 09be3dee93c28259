#include "components/email/check/checkmethods.h"

#include "components/email/check/accountcheck.h"
#include "components/email/check/alarmroute.h"
#include "components/email/check/roundtrip.h"
#include "components/email/incomingaccount.h"
#include "components/email/message/triptoken.h"
#include "components/email/outgoingaccount.h"
#include "components/email/testmail.h"
#include "station/proposedchange.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <memory>

namespace email {

using station::Answer;
using station::Call;
using station::Error;
using station::Method;
using station::Station;
using Result = StageResult::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

/// One check that is under way, and who asked for it.
struct Run
{
    quint64 session = 0;
    qint64 id = 0;
    Call call;
    Answer answer;
    /// The account's handle; 0 for settings of no account.
    quint32 handle = 0;
    std::unique_ptr<station::Component> unsaved; ///< Settings of no account hang here.
    std::unique_ptr<AccountCheck> check;
    std::unique_ptr<RoundTrip> trip; ///< Listens from before the mail goes out.
    CheckReport report;              ///< While the trip is waited for.
    std::optional<Error> noTrip;     ///< Asked for, but impossible.
    station::Timer end;

    bool asksFor(const char *option) const { return call.params.value(QLatin1String(option)).toBool(); }
};

/// The checks of all sessions.
class Checks
{
public:
    explicit Checks(Station &station) : m_station(station) {}

    void run(const Call &call, const Answer &answer);
    bool cancel(quint64 session, qint64 id);

private:
    station::Result<MailAccount *> accountFor(Run &run);
    void begin(const std::shared_ptr<Run> &run, MailAccount &account);
    void tell(const Run &run, const CheckReport &report, CheckStage stage) const;
    void refuse(const std::shared_ptr<Run> &run, CheckReport &report, const std::vector<Error> &errors);
    void setOff(Run &run, const MailAccount &account);
    void checked(const std::shared_ptr<Run> &run, const CheckReport &report);
    void finish(const std::shared_ptr<Run> &run, CheckReport report);

    Station &m_station;
    std::vector<std::shared_ptr<Run>> m_runs;
};

void Checks::run(const Call &call, const Answer &answer)
{
    auto run = std::make_shared<Run>();
    run->session = call.session;
    run->id = call.params.value(QStringLiteral("id")).toInteger();
    run->call = call;
    run->answer = answer;
    const station::Result<MailAccount *> account = accountFor(*run);
    if (!account)
        return answer(account.error());
    m_runs.push_back(run);
    if (call.onClose)
        call.onClose([this, session = run->session, id = run->id] { cancel(session, id); });
    begin(run, **account);
}

/// The account that the call names, or one of the type that it names which is in no station.
station::Result<MailAccount *> Checks::accountFor(Run &run)
{
    const QString ord = run.call.params.value(QStringLiteral("ord")).toString();
    if (!ord.isEmpty()) {
        const station::Result<station::Component *> found = m_station.find(ord);
        if (!found)
            return found.error();
        auto *account = dynamic_cast<MailAccount *>(*found);
        if (!account)
            return Error{ord, tr("is not a mail account"), {}};
        run.handle = account->handle();
        return account;
    }
    const QString type =
        run.call.params.value(QStringLiteral("type")).toString(QStringLiteral("email:OutgoingAccount"));
    const station::ComponentType *known = m_station.registry().find(type);
    if (known)
        run.unsaved = m_station.registry().make(*known);
    auto *account = dynamic_cast<MailAccount *>(run.unsaved.get());
    if (!account)
        return Error{type, tr("is no type of mail account"), {}};
    return account;
}

void Checks::begin(const std::shared_ptr<Run> &run, MailAccount &account)
{
    const QJsonObject &params = run->call.params;
    CheckReport report(run->handle ? account.path() : tr("unsaved settings"));
    station::ProposedChange change(account);
    std::vector<Error> refusals = change.take(params.value(QStringLiteral("slots")).toObject());
    if (refusals.empty()) {
        if (const auto kept = m_station.checkRules(account, change.proposal()); !kept)
            refusals.push_back(kept.error());
    }
    if (!refusals.empty())
        return refuse(run, report, refusals);
    station::Result<CheckSubject> subject = account.checkSubject(change.proposal(), m_station);
    if (!subject)
        return refuse(run, report, {subject.error()});

    CheckPlan plan;
    QList<Mailbox> recipients;
    QString why;
    for (const QJsonValue &entry : params.value(QStringLiteral("to")).toArray()) {
        const auto boxes = parseAddressList(entry.toString(), &why);
        if (!boxes)
            return refuse(run, report, {{QStringLiteral("to"), why, tr("Give addresses as local@domain")}});
        recipients += *boxes;
    }
    const bool sends = std::holds_alternative<SmtpSettings>(subject->session);
    if (sends && run->asksFor("roundTrip"))
        setOff(*run, account);
    if (sends && (run->asksFor("send") || run->trip)) {
        if (recipients.isEmpty())
            recipients.append(subject->sender);
        const auto test = composeTestMail(
            m_station, {subject->name, subject->wire.host, subject->wire.port, subject->sender}, recipients,
            run->trip ? run->trip->token() : QByteArray());
        if (!test)
            return refuse(run, report, {test.error()});
        plan.message = test->mail.bytes;
        if (run->trip)
            run->trip->setMessageId(test->mail.messageId);
    }
    for (const Mailbox &box : std::as_const(recipients))
        plan.recipients.append(box.address);
    run->check = std::make_unique<AccountCheck>(
        m_station.clock(), std::move(subject).value(), std::move(plan),
        [this, run = std::weak_ptr(run)](const CheckReport &told, CheckStage stage) {
            const auto present = run.lock();
            if (!present)
                return;
            if (stage == CheckStage::Send && present->trip)
                present->trip->taken();
            tell(*present, told, stage);
        });
    run->check->start([this, run = std::weak_ptr(run)](const CheckReport &done) {
        if (const auto present = run.lock())
            checked(present, done);
    });
}

/// Finds the account that is to read the mail back, and has it listened to.
void Checks::setOff(Run &run, const MailAccount &account)
{
    const auto *sender = dynamic_cast<const OutgoingAccount *>(&account);
    const station::Result<IncomingAccount *> reader =
        RoundTrip::readerFor(m_station, run.call.params.value(QStringLiteral("read")).toString(),
                             run.handle && sender ? sender->sentMailbox().path : QString());
    if (reader)
        run.trip = std::make_unique<RoundTrip>(m_station, **reader);
    else
        run.noTrip = reader.error();
}

/// All is said to the server; what was sent may still be on its way back.
void Checks::checked(const std::shared_ptr<Run> &run, const CheckReport &report)
{
    if (!run->trip || report.at(CheckStage::Send).result != Result::Pass ||
        report.at(CheckStage::RoundTrip).result != Result::Open)
        return finish(run, report);
    run->report = report;
    run->report.set(CheckStage::RoundTrip, run->trip->waiting());
    tell(*run, run->report, CheckStage::RoundTrip);
    run->trip->wait([this, weak = std::weak_ptr(run)](const StageResult &result) {
        const auto present = weak.lock();
        if (!present)
            return;
        present->report.set(CheckStage::RoundTrip, result);
        tell(*present, present->report, CheckStage::RoundTrip);
        finish(present, present->report);
    });
}

void Checks::tell(const Run &run, const CheckReport &report, CheckStage stage) const
{
    if (run.call.notify)
        run.call.notify(QStringLiteral("checked"),
                        {{QStringLiteral("id"), run.id}, {QStringLiteral("stage"), report.stageJson(stage)}});
}

/// The settings themselves are wrong: the first refusal is the sentence, all of them are the detail.
void Checks::refuse(const std::shared_ptr<Run> &run, CheckReport &report, const std::vector<Error> &errors)
{
    // A slot of no component has no path but its name.
    const auto named = [&run](Error error) {
        if (!run->handle && error.what.startsWith(QLatin1String("/.")))
            error.what.remove(0, 2);
        return error;
    };
    QJsonArray all;
    for (const Error &error : errors)
        all.append(named(error).text());
    const Error first = named(errors.front());
    report.set(CheckStage::Settings, {Result::Fail,
                                      0,
                                      Error{first.what, first.why, {}}.text(),
                                      first.remedy,
                                      {{QStringLiteral("refusals"), all}}});
    tell(*run, report, CheckStage::Settings);
    finish(run, report);
}

void Checks::finish(const std::shared_ptr<Run> &run, CheckReport report)
{
    auto *account = run->handle ? dynamic_cast<OutgoingAccount *>(m_station.byHandle(run->handle)) : nullptr;
    if (!run->asksFor("roundTrip"))
        report.set(CheckStage::RoundTrip, {Result::Skipped, 0, tr("Not asked for")});
    else if (run->noTrip && !report.failedStage() && report.at(CheckStage::RoundTrip).result == Result::Open)
        report.set(
            CheckStage::RoundTrip,
            {Result::Fail, 0, Error{run->noTrip->what, run->noTrip->why, {}}.text(), run->noTrip->remedy});
    else if (run->check && !run->trip && !report.failedStage())
        report.set(CheckStage::RoundTrip,
                   {Result::Skipped, 0, tr("This account fetches mail and sends none")});
    if (!run->asksFor("alarmRoute"))
        report.set(CheckStage::AlarmRoute, {Result::Skipped, 0, tr("Not asked for")});
    else if (!account)
        report.set(CheckStage::AlarmRoute,
                   {Result::Skipped, 0, tr("These settings are no account of the station that sends")});
    else if (!run->check || report.at(CheckStage::AlarmRoute).result == Result::Open)
        report.set(CheckStage::AlarmRoute, checkAlarmRoute(m_station, *account));
    tell(*run, report, CheckStage::AlarmRoute);
    report.skipRest(tr("Not reached"));
    const QJsonObject json = report.toJson();
    if (auto *checked = run->handle ? dynamic_cast<MailAccount *>(m_station.byHandle(run->handle)) : nullptr)
        checked->lastCheck = json;
    run->answer(QJsonValue(json));
    // The check may be what called us.
    run->end.start(m_station.clock(), 0, [this, gone = run.get()] {
        std::erase_if(m_runs, [gone](const auto &each) { return each.get() == gone; });
    });
}

bool Checks::cancel(quint64 session, qint64 id)
{
    const auto runs = m_runs;
    for (const auto &run : runs) {
        if (run->session != session || run->id != id || !run->check)
            continue;
        run->check->cancel();
        if (run->trip && run->trip->isWaiting()) {
            run->trip->cancel();
            run->report.cancel();
            finish(run, run->report);
        }
        return true;
    }
    return false;
}

QJsonObject parameter(const char *type, const QString &doc, bool optional = true)
{
    QJsonObject json{{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("doc"), doc}};
    if (optional)
        json.insert(QStringLiteral("optional"), true);
    return json;
}

Method runMethod(const std::shared_ptr<Checks> &checks)
{
    Method method;
    method.name = QStringLiteral("check.run");
    method.doc = tr(
        "Checks the settings of a mail account in stages, over a connection of its own; nothing is changed "
        "and nothing is sent unless asked for. Each stage comes as a notification checked {id, stage} when "
        "it has its result. Answers {subject, verdict, failed, cancelled, stages, transcript}: failed is the "
        "number of the first stage that failed or null; a stage is {stage, name, title, result, ms, text, "
        "next, "
        "detail}, with result pass, warning, fail, skipped or, while it is waited for, open; the transcript "
        "is {ms, line}, where --> and "
        "<-- went in the clear and ~~> and <~~ encrypted.");
    method.schema = {
        {QStringLiteral("ord"), parameter("string", tr("The account; left out for settings of none."))},
        {QStringLiteral("type"),
         parameter("string", tr("Without ord: the type; email:OutgoingAccount when left out."))},
        {QStringLiteral("slots"),
         parameter("object", tr("Values that are not saved, by slot name. A stored password "
                                "goes only where it belongs."))},
        {QStringLiteral("to"), parameter("array", tr("Addresses that the server is asked for."))},
        {QStringLiteral("send"), parameter("boolean", tr("Sends a test mail to them, or to the sender."))},
        {QStringLiteral("roundTrip"),
         parameter("boolean", tr("Sends a test mail, and waits at most 2 minutes until it is read back. The "
                                 "stage is told twice: open when it was sent, and with its result."))},
        {QStringLiteral("read"),
         parameter("string", tr("The incoming account that reads it; when left out, sentMailbox of the "
                                "account, or the only one that there is."))},
        {QStringLiteral("alarmRoute"), parameter("boolean", tr("Follows an alarm to the account as well."))},
        {QStringLiteral("id"),
         parameter("integer", tr("The caller's number for it: for checked and check.cancel."))}};
    method.role = station::Role::Operator;
    method.needsRunning = true;
    method.run = [checks](const Call &call, const Answer &answer) { checks->run(call, answer); };
    return method;
}

} // namespace

void registerCheckMethods(station::MethodTable &table, Station &station)
{
    const auto checks = std::make_shared<Checks>(station);
    table.add(runMethod(checks));
    table.add({.name = QStringLiteral("check.cancel"),
               .doc = tr("Ends a check of this session; check.run answers with what was found so far."),
               .schema = {{QStringLiteral("id"), parameter("integer", tr("As given to check.run."), false)}},
               .role = station::Role::Operator,
               .run = [checks](const Call &call, const Answer &answer) {
                   const bool found =
                       checks->cancel(call.session, call.params.value(QStringLiteral("id")).toInteger());
                   answer(QJsonValue(QJsonObject{{QStringLiteral("cancelled"), found}}));
               }});
    table.add(
        {.name = QStringLiteral("check.last"),
         .doc = tr(
             "The report of the last check of an account since the station started; {} when there was none."),
         .schema = {{QStringLiteral("ord"), parameter("string", tr("The account."), false)}},
         .run = [&station](const Call &call, const Answer &answer) {
             const QString ord = call.params.value(QStringLiteral("ord")).toString();
             const auto found = station.find(ord);
             const auto *account = found ? dynamic_cast<MailAccount *>(*found) : nullptr;
             if (account)
                 answer(QJsonValue(account->lastCheck));
             else
                 answer(found ? Error{ord, tr("is not a mail account"), {}} : found.error());
         }});
}

} // namespace email
