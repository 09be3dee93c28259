// What an end without a deciding reply means, by its cause. A row that needs a person says who and what.

#include "components/email/verdict/verdictrules.h"

#include <iterator>

namespace email {

namespace {

#define N(text) QT_TRANSLATE_NOOP("email::Verdict", text)
using Kind = Verdict::Kind;
using Reach = Verdict::Reach;
using Flag = station::Status;

struct CauseRule
{
    Cause cause;
    VerdictRule rule;
};

constexpr CauseRule CauseRules[] = {
    {Cause::None,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} ended without a reason {step}"),
      .remedy = ""}},
    {Cause::ServerRefused,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} answered no {step}"),
      .remedy = N("If it lasts, ask who runs the server, with the words that it said")}},
    {Cause::MessageTooLarge,
     {.kind = Kind::MessageRefused,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("The message is too large for {host}"),
      .remedy = N("Send smaller attachments")}},
    {Cause::EightBitNotOffered,
     {.kind = Kind::MessageRefused,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("{host} takes 7-bit text only"),
      .remedy = N("Send the message again; it is then encoded")}},
    {Cause::MessageUnsendable,
     {.kind = Kind::MessageRefused,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("The message cannot be sent as it is"),
      .remedy = N("Send the message again; it is then made anew")}},
    {Cause::Utf8NotOffered,
     {.kind = Kind::RecipientRefused,
      .reach = Reach::Recipient,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("{host} cannot carry {who}: it has no SMTPUTF8 for letters outside ASCII in front of the @"),
      .remedy = N("Use another address of this person, or an account whose server has SMTPUTF8")}},
    {Cause::InjectedPlaintext,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("Somebody slipped unencrypted text into the connection to {host} before TLS began"),
      .remedy = N("Treat it as an attack until a broken proxy or firewall is found. useSsl with port "
                  "{tlsport} does not have this weakness")}},
    {Cause::PlaintextInsteadOfTls,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} does not speak TLS from the first byte"),
      .remedy =
          N("Set useStartTls for this port, or take the port at which the server speaks TLS from the first "
            "byte, often {tlsport}")}},
    {Cause::StartTlsNotOffered,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} does not offer STARTTLS; nothing was sent in the clear"),
      .remedy =
          N("Use useSsl with port {tlsport} if the server has it. If STARTTLS was there before, somebody on "
            "the way may have hidden it")}},
    {Cause::StartTlsRefused,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} refuses to begin TLS; nothing was sent in the clear"),
      .remedy = N("Use useSsl with port {tlsport} if the server offers it, or ask who runs the server"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::PlaintextAuthForbidden,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("A sign-in at {host} would have shown the password on the wire, and was not tried"),
      .remedy = N("Set useSsl or useStartTls in this account")}},
    {Cause::NoCommonMechanism,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} offers no way of signing in that this account may use"),
      .remedy =
          N("Set authentication to one of those that it offers, or to None for a relay without sign-in; some "
            "servers offer sign-in only after TLS, or at another port")}},
    {Cause::MechanismDowngrade,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} offers only weaker ways of signing in than before, so the password was not shown"),
      .remedy =
          N("Ask who runs the server. If the change is meant, invoke resetSignInFloor; if not, somebody on "
            "the way may be after the password"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::SignInFailed,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The sign-in at {host} was broken off by this station"),
      .remedy =
          N("Check account and password, and whether the server is the right one; another authentication "
            "may work")}},
    {Cause::ProtocolError,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} gave an answer that makes no sense {step}"),
      .remedy = N("Check that host and port name the mail server that is meant")}},
    {Cause::LineTooLong,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} sent more text than a mail server does {step}"),
      .remedy = N("Check that host and port name the mail server that is meant")}},
    {Cause::ServerClosing,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} closed the connection {step}"),
      .remedy = N(
          "If it lasts, check the port, of which some networks let through only a few, and ask who runs the "
          "server")}},
    {Cause::ConnectionLost,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("The connection to {host} was lost {step}"),
      .remedy = N("If it lasts, check the port, of which some networks let through only a few, and whether a "
                  "firewall or "
                  "virus scanner cuts the connection")}},
    {Cause::TimedOut,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} did not answer in time {step}"),
      .remedy = N("If it lasts, check network and firewall between this station and the server")}},
    {Cause::Stopped,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("The connection to {host} was ended by this station"),
      .remedy = ""}},
    {Cause::HostNotFound,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("The name of {host} was not found"),
      .remedy = N("Check the host name, and the DNS servers of this station")}},
    {Cause::ConnectFailed,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} cannot be reached"),
      .remedy = N("Check the host, and whether a firewall lets this station through to this port")}},
    {Cause::ConnectRefused,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Down,
      .cause = N("{host} cannot be reached, nothing listens at this port"),
      .remedy =
          N("Check host and port: usual are {starttlsport} with STARTTLS and {tlsport} with TLS. If they "
            "are right, have the mail server started")}},
    {Cause::TlsFailed,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 300,
      .status = Flag::Fault,
      .cause = N("TLS with {host} did not come about"),
      .remedy = N(
          "Check that useSsl or useStartTls fits the port; an old server may need a lower tlsMinProtocol")}},
    {Cause::Untrusted,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The certificate of {host} is not trusted; nothing was sent"),
      .remedy = N("Compare its fingerprint with who runs the server, then approve it under Allowed Hosts, or "
                  "import the issuer into the User Trust Store")}},
    {Cause::WaitingForClock,
     {.kind = Kind::RetryLater,
      .reach = Reach::Account,
      .holdSeconds = 60,
      .status = Flag::Down,
      .cause = N("The certificate of {host} cannot be judged by the clock of this computer"),
      .remedy =
          N("Set the clock of this computer, or let it reach a time server; the mail waits until then")}},
    {Cause::NotConnectable,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = "",
      .remedy = N("The mail goes by itself once that is mended")}}, // The driver's own words say what.
    {Cause::Denied,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The key of {host} was denied by a person; nothing was sent"),
      .remedy =
          N("If the server is to be believed after all, delete the entry of Allowed Hosts where its key "
            "was denied, then approve it")}},
    {Cause::Preauthenticated,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} says that this station is signed in already, before it was; nothing was sent"),
      .remedy = N("Treat it as an attack until the cause is found. useSsl does not have this weakness")}},
    {Cause::NotOffered,
     {.kind = Kind::RetryLater,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("{host} cannot do what was asked {step}"),
      .remedy = N("Choose a delivery policy that this server can carry out")}},
    {Cause::MailboxChanged,
     {.kind = Kind::RetryLater,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("The mailbox at {host} was made anew, so its messages have other numbers now"),
      .remedy = ""}},
    {Cause::MessageGone,
     {.kind = Kind::RetryLater,
      .reach = Reach::Message,
      .holdSeconds = 0,
      .status = Flag::Ok,
      .cause = N("The message is no longer at {host}"),
      .remedy = ""}},
    {Cause::ClientCertificateWanted,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} wants a client certificate"),
      .remedy = N("Set clientCertificate in this account to one that {host} accepts")}},
    {Cause::OutOfDate,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The certificate of {host} is not valid today; nothing was sent"),
      .remedy =
          N("Have the server's certificate renewed. If the date of this computer is right and mail cannot "
            "wait, approve it under Allowed Hosts with its date forgiven"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::OtherName,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The certificate of {host} is for another name; nothing was sent"),
      .remedy =
          N("Set hostname to a name that the certificate carries, if that is the same server. Else have its "
            "certificate issued for the name in hostname"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::IssuerNotSent,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The certificate of {host} leads to no issuer that is known here; nothing was sent"),
      .remedy =
          N("Import the issuer into the User Trust Store, or, if the server leaves out its intermediate "
            "certificates, have it send them. Or compare the fingerprint with who runs the server and "
            "approve it under Allowed Hosts"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::NotForgivable,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("The certificate of {host} is not trusted; nothing was sent"),
      .remedy = N("This cannot be approved: have the server's certificate replaced"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::OAuthOnly,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} offers OAuth2 sign-in only"),
      .remedy =
          N("OAuth2 is not in this version: have password sign-in allowed for the mailbox, or send through "
            "another server, such as a relay of the site"),
      .mender = Verdict::Mender::Administrator}},
    {Cause::ChosenOnly,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} offers no way of signing in that Automatic may use"),
      .remedy = N("Set authentication to one of those that it offers; Automatic leaves out CRAM-MD5, which "
                  "is weak")}},
    {Cause::NoStaple,
     {.kind = Kind::AccountHeld,
      .reach = Reach::Account,
      .holdSeconds = 0,
      .status = Flag::Fault,
      .cause = N("{host} does not bring along its issuer's word that its certificate still counts (a stapled "
                 "OCSP answer), which this account demands; nothing was sent"),
      .remedy = N("Have OCSP stapling switched on there, or switch mustStaple off"),
      .mender = Verdict::Mender::Administrator}},
};
#undef N

constexpr bool causesAreInOrder()
{
    for (size_t i = 0; i < std::size(CauseRules); ++i) {
        if (size_t(CauseRules[i].cause) != i)
            return false;
    }
    return std::size(CauseRules) == size_t(LastCause) + 1;
}
static_assert(causesAreInOrder());

} // namespace

const VerdictRule &ruleFor(Cause cause)
{
    return CauseRules[size_t(cause)].rule;
}

} // namespace email
