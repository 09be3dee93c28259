#pragma once

#include "components/email/check/checkprobe.h"
#include "components/email/protocol/smtpprobe.h"

namespace email {

/// Goes to the sender and the recipients, or sends.
class SmtpCheckProbe final : public CheckProbe
{
public:
    SmtpCheckProbe(SmtpSettings settings, const CheckSubject &subject, const CheckPlan &plan);

    Dialogue &dialogue() override { return m_probe; }
    ServerReply greeting() const override { return m_probe.greeting(); }
    QByteArray signedInBy() const override { return m_probe.signedInBy(); }
    bool offersStartTls() const override { return m_probe.capabilities().startTls; }
    bool offersSignIn() const override { return !m_probe.capabilities().mechanisms.isEmpty(); }
    QJsonObject offered() const override;
    QJsonObject offeredInTheClear() const override;
    StageResult capabilities() const override;
    Found foundBefore(Step step) const override;
    Found foundAtEnd(bool failed) const override;

private:
    Found sender() const;
    StageResult recipients() const;

    const Mailbox m_sender;
    const VerdictFacts m_facts;
    SmtpProbe m_probe;
};

} // namespace email
