// The table of replies behind judge(). What one provider alone means is in its preset and was asked before.
// Rows by which a provider is recognised come first, since the first row that fits decides; each group of
// steps ends with rows for 4yz and 5yz, so that no reply is without a meaning. A row that needs a person says
// who and what. Sources: RFC 5321 §4.2, RFC 3463, RFC 4954 §6, RFC 5248, and the texts that Gmail and
// Microsoft 365 send.

#include "components/email/verdict/verdictrules.h"

#include <array>

namespace email {

namespace {

#define N(text) QT_TRANSLATE_NOOP("email::Verdict", text)
using Kind = Verdict::Kind;
using Reach = Verdict::Reach;
using Flag = station::Status;
using Who = Verdict::Mender;
using S = Step;

constexpr VerdictRule ReplyRules[] = {
    // Who may send, as providers say it.
    {S::Lookup, S::Quit, 535, "5.7.139", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} has password sign-in switched off for {account}"),
     N("Ask the Microsoft 365 administrator to allow authenticated SMTP for the mailbox, or send through "
       "another server; OAuth2 is not in this version"),
     Who::Administrator},
    {S::Lookup, S::Quit, 550, "5.7.30", "basic auth", Kind::AccountHeld, Reach::Account, 0, Flag::Fault,
     false, N("{host} no longer accepts passwords: the organisation switched Basic authentication off"),
     N("Send through another server, such as a relay of the site; OAuth2 is not in this version")},
    {S::SignIn, S::SignIn, 534, "5.7.9", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants an app password for {account}"),
     N("Turn on 2-step verification at the provider, create an app password and enter it here")},
    {S::SignIn, S::SignIn, 534, "5.7.14", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants {account} to sign in with a web browser first"),
     N("Sign in to the mailbox once with a browser, or create an app password")},
    {S::SignIn, S::SignIn, 432, "4.7.12", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants the password of {account} to be changed"),
     N("Change the password at the provider and enter the new one here")},
    {S::SignIn, S::SignIn, 535, "5.7.3", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} did not accept the sign-in of {account}"),
     N("Check user name and password; for a Microsoft 365 mailbox the administrator has to allow "
       "authenticated SMTP")},
    {S::MailFrom, S::MailFrom, 5, "5.6.7", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("{host} takes no addresses with letters outside ASCII"),
     N("Send to them through another account, or use addresses without such letters")},
    {S::MailFrom, S::MailFrom, 5, "5.3.4", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("{host} does not take messages of this size"), N("Attach less, or have its limit raised")},
    {S::MailFrom, S::EndOfData, 0, "5.7.60", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} does not let {account} send as {who}"),
     N("Set from to an address of this account, or have Send As granted at the provider"),
     Who::Administrator},
    {S::MailFrom, S::EndOfData, 0, "5.2.252", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} does not let {account} send as {who}"),
     N("Set from to an address of this account, or have Send As granted at the provider"),
     Who::Administrator},
    {S::Lookup, S::Quit, 550, "5.7.7??", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} takes no mail from this organisation, which is new to it or was blocked"),
     N("Ask the Microsoft 365 administrator to lift the restriction; use the fallback account meanwhile"),
     Who::Administrator},
    // The station's own address is on a list: no message of any account at this server gets through.
    {S::Greeting, S::EndOfData, 5, "", "client host", Kind::AccountHeld, Reach::Account, 0, Flag::Fault,
     false, N("{host} refuses mail from this station's address"),
     N("Have the address taken off the list that the server names, or send through "
       "another server; a fallback account takes over meanwhile"),
     Who::Administrator},
    // Of addresses, of domains that are named in a text, or of recipients.
    {S::Greeting, S::EndOfData, 5, "", "spamhaus", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refuses this because of a list of those it blocks"),
     N("Have the station's address, or whatever else it names, taken off that list, or send through "
       "another server; a fallback account takes over meanwhile"),
     Who::Administrator},
    {S::Greeting, S::EndOfData, 5, "", "blacklist", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refuses this because of a list of those it blocks"),
     N("Have the station's address, or whatever else it names, taken off that list, or send through "
       "another server; a fallback account takes over meanwhile"),
     Who::Administrator},
    {S::Greeting, S::EndOfData, 5, "", "blocklist", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refuses this because of a list of those it blocks"),
     N("Have the station's address, or whatever else it names, taken off that list, or send through "
       "another server; a fallback account takes over meanwhile"),
     Who::Administrator},
    {S::Greeting, S::EndOfData, 5, "", "dnsbl", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refuses this because of a list of those it blocks"),
     N("Have the station's address, or whatever else it names, taken off that list, or send through "
       "another server; a fallback account takes over meanwhile"),
     Who::Administrator},
    {S::Lookup, S::Quit, 530, "", "starttls", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants TLS before anything else"),
     N("Set useStartTls in this account, or useSsl with port 465")},
    {S::Lookup, S::Quit, 530, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants a sign-in before it takes mail"),
     N("Set authentication, account and password in this account")},
    // Postfix closes with 421 once TLS is up and no certificate has come; waiting does not bring one.
    {S::Lookup, S::Quit, 421, "", "client certificate", Kind::AccountHeld, Reach::Account, 0, Flag::Fault,
     false, N("{host} wants a client certificate"),
     N("Set clientCertificate in this account to one that {host} accepts")},
    // Limits and throttles.
    {S::Lookup, S::Quit, 0, "5.4.5", "", Kind::QuotaHold, Reach::Account, 3600, Flag::Down, false,
     N("The daily sending limit of {account} at {host} is used up"),
     N("Waiting mail goes when the limit renews, within 24 hours. Send less, raise the limit, or set a "
       "fallback account"),
     Who::Nobody, Limit::MessagesPerDay},
    {S::Lookup, S::Quit, 0, "5.1.90", "", Kind::QuotaHold, Reach::Account, 3600, Flag::Down, false,
     N("The daily recipient limit of {account} at {host} is used up"),
     N("Waiting mail goes when the limit renews, within 24 hours. Name fewer recipients or set a fallback "
       "account"),
     Who::Nobody, Limit::RecipientsPerDay},
    {S::Data, S::EndOfData, 554, "5.2.0", "quota", Kind::QuotaHold, Reach::Account, 3600, Flag::Down, false,
     N("The sending limit of {account} at {host} is used up"),
     N("Waiting mail goes when the limit renews. Send less or set a fallback account"), Who::Nobody,
     Limit::MessagesPerDay},
    {S::Data, S::EndOfData, 554, "5.2.2", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("The mailbox of {account} at {host} is full, so sent mail cannot be filed there"),
     N("Delete mail in the mailbox, its Sent Items first")},
    {S::Lookup, S::Quit, 421, "4.7.*", "", Kind::RetryLater, Reach::Account, 300, Flag::Down, false,
     N("{host} limits how often this station may connect or send"),
     N("Waiting mail goes by itself. If it lasts, lower maxPerMinute"), Who::Nobody,
     Limit::MessagesPerMinute},
    {S::Lookup, S::Quit, 421, "", "", Kind::RetryLater, Reach::Account, 0, Flag::Down, false,
     N("{host} closed the connection {step}"),
     N("If it lasts, check the port, of which some networks let through only a few, and ask who runs the "
       "server")},
    {S::Lookup, S::Quit, 432, "4.3.2", "", Kind::RetryLater, Reach::Account, 60, Flag::Down, false,
     N("{host} has too many connections of {account} at once"),
     N("Check whether other programs send with the same account"), Who::Nobody, Limit::Connections},
    {S::MailFrom, S::EndOfData, 451, "4.7.5??", "", Kind::RetryLater, Reach::Account, 300, Flag::Down, false,
     N("{host} slows this station down"), "", Who::Nobody, Limit::MessagesPerMinute},
    {S::MailFrom, S::EndOfData, 451, "4.7.6??", "", Kind::RetryLater, Reach::Account, 300, Flag::Down, false,
     N("{host} slows this station down"), "", Who::Nobody, Limit::MessagesPerMinute},
    {S::RcptTo, S::RcptTo, 452, "4.5.3", "", Kind::RetryLater, Reach::Recipient, 0, Flag::Ok, true,
     N("{host} takes no more recipients in one message"), "", Who::Nobody, Limit::RecipientsPerMessage},
    {S::RcptTo, S::RcptTo, 452, "-", "", Kind::RetryLater, Reach::Recipient, 0, Flag::Ok, true,
     N("{host} takes no more recipients in one message"), "", Who::Nobody, Limit::RecipientsPerMessage},
    {S::RcptTo, S::RcptTo, 552, "5.5.3", "", Kind::RetryLater, Reach::Recipient, 0, Flag::Ok, true,
     N("{host} takes no more recipients in one message"), "", Who::Nobody, Limit::RecipientsPerMessage},
    {S::RcptTo, S::RcptTo, 552, "-", "", Kind::RetryLater, Reach::Recipient, 0, Flag::Ok, true,
     N("{host} takes no more recipients in one message"), "", Who::Nobody, Limit::RecipientsPerMessage},
    {S::RcptTo, S::RcptTo, 450, "4.2.1", "", Kind::RetryLater, Reach::Recipient, 600, Flag::Ok, false,
     N("{who} gets more mail than {host} lets through"), N("Send fewer messages to this address")},
    // Greeting, EHLO, STARTTLS.
    {S::Greeting, S::Hello, 4, "", "", Kind::RetryLater, Reach::Account, 0, Flag::Down, false,
     N("{host} is not ready {step}"), N("If it lasts, ask who runs the server, with the words that it said")},
    {S::Greeting, S::Greeting, 5, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} takes no mail from this station"),
     N("Ask who runs the server to allow this station's address, and check that host and port name a mail "
       "submission server"),
     Who::Administrator},
    {S::Hello, S::Hello, 5, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} did not accept how this station introduces itself"),
     N("Check the host name of this machine, and that the port is one for sending mail")},
    {S::StartTls, S::StartTls, 4, "", "", Kind::RetryLater, Reach::Account, 0, Flag::Down, false,
     N("{host} cannot do TLS at the moment; nothing was sent in the clear"),
     N("If it lasts, ask who runs the server to check its certificate"), Who::Administrator},
    {S::StartTls, S::StartTls, 5, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refuses to begin TLS; nothing was sent in the clear"),
     N("Use useSsl with port 465 if the server offers it, or ask who runs the server")},
    // Sign-in: one refusal, one wait. Trying on would lock the account (security over speed).
    {S::SignIn, S::SignIn, 454, "", "", Kind::AccountHeld, Reach::Account, 300, Flag::Down, false,
     N("{host} cannot check sign-ins at the moment"),
     N("If it lasts, check that nobody else signs in as {account} with a wrong password")},
    {S::SignIn, S::SignIn, 4, "", "", Kind::AccountHeld, Reach::Account, 300, Flag::Down, false,
     N("{host} put the sign-in of {account} off"),
     N("It is tried again by itself. If it lasts, ask who runs the server, with the words that it said")},
    {S::SignIn, S::SignIn, 535, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} did not accept user name and password of {account}"),
     N("Check account and password; providers with 2-step verification want an app password")},
    {S::SignIn, S::SignIn, 538, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} wants TLS before a sign-in"), N("Set useSsl or useStartTls in this account")},
    {S::SignIn, S::SignIn, 534, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} finds this way of signing in too weak"),
     N("Choose another authentication in this account, or Automatic")},
    {S::SignIn, S::SignIn, 504, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} does not know this way of signing in"),
     N("Choose another authentication in this account, or Automatic")},
    {S::SignIn, S::SignIn, 0, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} refused the sign-in of {account}"), N("Check authentication, account and password")},
    // Sender. It is the same for every message of the account, so the account is held.
    {S::MailFrom, S::MailFrom, 552, "", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("The message is too large for {host}"), N("Send smaller attachments")},
    {S::MailFrom, S::MailFrom, 4, "4.3.1", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} takes no mail at the moment"), N("If it lasts, ask who runs the server; its disk may be full"),
     Who::Administrator},
    {S::MailFrom, S::MailFrom, 452, "", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} takes no mail at the moment"), N("If it lasts, ask who runs the server; its disk may be full"),
     Who::Administrator},
    {S::MailFrom, S::MailFrom, 4, "", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} takes no mail at the moment"),
     N("It is tried again by itself. If it lasts, ask who runs the server, with the words that it said")},
    {S::MailFrom, S::MailFrom, 5, "", "", Kind::AccountHeld, Reach::Account, 0, Flag::Fault, false,
     N("{host} does not let this account send as {who}"),
     N("Set from to an address that belongs to this account; some servers want a sign-in first")},
    // Recipients.
    {S::RcptTo, S::RcptTo, 4, "", "", Kind::RetryLater, Reach::Recipient, 0, Flag::Ok, false,
     N("{host} does not take mail for {who} at the moment"),
     N("It is tried again by itself. If it lasts, check the address, or ask who runs the server")},
    {S::RcptTo, S::RcptTo, 5, "5.2.2", "", Kind::RecipientRefused, Reach::Recipient, 0, Flag::Ok, false,
     N("The mailbox of {who} is full"), N("Have the mailbox cleared, then retry the message")},
    {S::RcptTo, S::RcptTo, 5, "", "relay", Kind::RecipientRefused, Reach::Recipient, 0, Flag::Fault, false,
     N("{host} does not pass on mail to {who} for this station"),
     N("Set authentication in this account, or have the server allow this station to send to other domains")},
    {S::RcptTo, S::RcptTo, 5, "5.7.*", "", Kind::RecipientRefused, Reach::Recipient, 0, Flag::Ok, false,
     N("{host} does not let this account send to {who}"),
     N("Ask who runs the server, or use another address"), Who::Administrator},
    {S::RcptTo, S::RcptTo, 5, "", "", Kind::RecipientRefused, Reach::Recipient, 0, Flag::Ok, false,
     N("{host} does not take mail for {who}"), N("Check the address")},
    // The message itself. After the dot, a reply decides; only its absence leaves a doubt.
    {S::Data, S::EndOfData, 4, "4.3.1", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} does not take the message at the moment"),
     N("If it lasts, ask who runs the server; its disk may be full"), Who::Administrator},
    {S::Data, S::EndOfData, 452, "", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} does not take the message at the moment"),
     N("If it lasts, ask who runs the server; its disk may be full"), Who::Administrator},
    {S::Data, S::EndOfData, 4, "", "", Kind::RetryLater, Reach::Message, 0, Flag::Down, false,
     N("{host} does not take the message at the moment"),
     N("It is tried again by itself; some servers let new senders wait so. If it lasts, ask who runs the "
       "server")},
    {S::Data, S::EndOfData, 552, "5.2.2", "", Kind::RetryLater, Reach::Message, 0, Flag::Ok, false,
     N("A mailbox at {host} is full"), N("Make room in the mailbox, or take its address off the recipients")},
    {S::Data, S::EndOfData, 552, "", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("The message is too large for {host}"), N("Send smaller attachments")},
    {S::Data, S::EndOfData, 5, "5.3.4", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("The message is too large for {host}"), N("Send smaller attachments")},
    {S::Data, S::EndOfData, 5, "5.7.*", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("{host} refused the message by its rules, such as a spam filter"),
     N("Ask who runs the server to let mail of this station through"), Who::Administrator},
    {S::Data, S::EndOfData, 5, "", "", Kind::MessageRefused, Reach::Message, 0, Flag::Ok, false,
     N("{host} refused the message"),
     N("Look at the server's words; change the text or ask who runs the server")},
    // IDLE, RSET and QUIT, and what no row above foresees.
    {S::Lookup, S::Quit, 0, "", "", Kind::RetryLater, Reach::Account, 0, Flag::Down, false,
     N("{host} answered no {step}"), N("If it lasts, ask who runs the server, with the words that it said")},
};

#undef N

/// "-" asks that there is none.
bool matchesEnhanced(QByteArrayView pattern, QByteArrayView enhanced)
{
    if (pattern.isEmpty())
        return true;
    if (pattern == QByteArrayView("-"))
        return enhanced.isEmpty();
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*')
            return true;
        if (i >= enhanced.size() || (pattern[i] != '?' && pattern[i] != enhanced[i]))
            return false;
    }
    return pattern.size() == enhanced.size();
}

bool matchesCode(int pattern, int code)
{
    return pattern == 0 || pattern == code || pattern == code / 100;
}

} // namespace

bool VerdictRule::fits(Step step, const ServerReply &reply) const
{
    return step >= first && step <= last && matchesCode(code, reply.code) &&
           matchesEnhanced(enhanced, reply.enhanced) &&
           reply.text().contains(QLatin1String(text), Qt::CaseInsensitive);
}

const VerdictRule &ruleFor(Step step, const ServerReply &reply)
{
    for (const VerdictRule &rule : ReplyRules) {
        if (rule.fits(step, reply))
            return rule;
    }
    Q_UNREACHABLE(); // The last row fits everything.
}

} // namespace email
