#include "components/email/check/smtpcheckprobe.h"

#include "components/email/check/offer.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace email {

using Result = StageResult::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

} // namespace

SmtpCheckProbe::SmtpCheckProbe(SmtpSettings settings, const CheckSubject &subject, const CheckPlan &plan)
    : m_sender(subject.sender),
      m_facts(subject.facts),
      m_probe(std::move(settings), SmtpProbe::Plan{subject.sender.address, plan.recipients, plan.message})
{
}

QJsonObject SmtpCheckProbe::offered() const
{
    return offerJson(m_probe.capabilities());
}

QJsonObject SmtpCheckProbe::offeredInTheClear() const
{
    return m_probe.clearCapabilities() ? offerJson(*m_probe.clearCapabilities()) : QJsonObject();
}

StageResult SmtpCheckProbe::capabilities() const
{
    if (m_probe.capabilities().extended)
        return {Result::Pass, 0, offerText(m_probe.capabilities())};
    return {Result::Warning, 0,
            tr("The server knows HELO only, so it neither signs in nor tells what it takes"),
            tr("Check that this is the server and the port meant for sending mail, often 587 or 465")};
}

CheckProbe::Found SmtpCheckProbe::foundBefore(Step step) const
{
    return step == Step::RcptTo || step == Step::Reset ? sender() : Found();
}

CheckProbe::Found SmtpCheckProbe::sender() const
{
    if (!m_probe.senderReply() || !m_probe.senderReply()->isPositive())
        return {};
    return {{CheckStage::Sender,
             {Result::Pass, 0,
              tr("The server lets this account send as %1: %2")
                  .arg(m_sender.address.toString(), quoted(*m_probe.senderReply()))}}};
}

StageResult SmtpCheckProbe::recipients() const
{
    QStringList refused;
    QString next;
    QJsonArray each;
    Outcome outcome;
    outcome.kind = Outcome::Kind::Refused;
    outcome.step = Step::RcptTo;
    for (const RecipientResult &recipient : m_probe.receipt().recipients) {
        each.append(QJsonObject{{QStringLiteral("address"), recipient.address.toString()},
                                {QStringLiteral("accepted"), recipient.accepted},
                                {QStringLiteral("reply"), recipient.reply.toString()}});
        if (recipient.accepted)
            continue;
        const Verdict verdict = judgeRecipient(outcome, recipient, m_facts);
        refused.append(verdict.cause);
        next = verdict.remedy;
    }
    const QJsonObject detail{{QStringLiteral("recipients"), each}};
    const qsizetype count = each.size();
    if (refused.isEmpty())
        return {Result::Pass, 0, tr("The server takes mail for %1 of %1").arg(count), {}, detail};
    return {refused.size() == count ? Result::Fail : Result::Warning, 0, refused.join(QStringLiteral("; ")),
            next, detail};
}

CheckProbe::Found SmtpCheckProbe::foundAtEnd(bool failed) const
{
    Found found = sender();
    const bool asked = !m_probe.receipt().recipients.isEmpty();
    if (asked)
        found.push_back({CheckStage::Recipients, recipients()});
    if (m_probe.receipt().last.isPositive())
        found.push_back({CheckStage::Send,
                         {Result::Pass, 0,
                          tr("The server has taken the test mail: %1").arg(quoted(m_probe.receipt().last))}});
    if (failed)
        return found;
    if (m_sender.address.isEmpty())
        found.push_back(
            {CheckStage::Sender,
             {Result::Warning, 0, tr("No sender is set, so no mail can be sent"), tr("Set from")}});
    if (!asked)
        found.push_back(
            {CheckStage::Recipients, {Result::Skipped, 0, tr("No recipient was given to ask for")}});
    found.push_back({CheckStage::Send, {Result::Skipped, 0, tr("Not asked for")}});
    return found;
}

} // namespace email
