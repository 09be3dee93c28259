#include "components/email/check/outcomestage.h"

namespace email {

CheckStage stageOf(const Outcome &outcome, TlsMode mode)
{
    if (isDisbelief(outcome.cause))
        return CheckStage::Certificate;
    switch (outcome.cause) {
    case Cause::HostNotFound:
        return CheckStage::Name;
    case Cause::ConnectFailed:
    case Cause::ConnectRefused:
        return CheckStage::Tcp;
    case Cause::WaitingForClock:
    case Cause::NoStaple:
        return CheckStage::Certificate;
    case Cause::StartTlsNotOffered:
    case Cause::StartTlsRefused:
    case Cause::InjectedPlaintext:
        return CheckStage::StartTls;
    default:
        break;
    }
    switch (outcome.step) {
    case Step::Lookup:
        return CheckStage::Name;
    case Step::Connect:
        return CheckStage::Tcp;
    case Step::TlsHandshake:
        return mode == TlsMode::TlsFirst ? CheckStage::Greeting : CheckStage::StartTls;
    case Step::Greeting:
        return CheckStage::Greeting;
    case Step::Hello:
        return CheckStage::Capabilities;
    case Step::StartTls:
        return CheckStage::StartTls;
    case Step::SignIn:
    case Step::List:
    case Step::Select:
    case Step::Search:
    case Step::Fetch:
    case Step::Change:
    case Step::Watch:
    case Step::Ping:
    case Step::Idle:
        return CheckStage::SignIn;
    case Step::MailFrom:
        return CheckStage::Sender;
    case Step::RcptTo:
    case Step::Reset:
        return CheckStage::Recipients;
    case Step::Data:
    case Step::Body:
    case Step::EndOfData:
    case Step::Quit:
        return CheckStage::Send;
    }
    return CheckStage::Settings;
}

} // namespace email
