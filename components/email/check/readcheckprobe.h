#pragma once

#include "components/email/check/checkprobe.h"
#include "components/email/protocol/imapdialogue.h"
#include "components/email/protocol/pop3dialogue.h"

namespace email {

/// What IMAP and POP3 have in common: it looks into the mailbox, changes nothing, and sends nothing.
template <typename Dialogue_>
class ReadCheckProbe : public CheckProbe
{
public:
    explicit ReadCheckProbe(typename Dialogue_::Settings settings) : m_dialogue(std::move(settings)) {}

    Dialogue &dialogue() override { return m_dialogue; }
    ServerReply greeting() const override { return m_dialogue.greeting(); }
    QByteArray signedInBy() const override { return m_dialogue.signedInBy(); }
    QJsonObject offered() const override { return json(m_dialogue.capabilities()); }
    QJsonObject offeredInTheClear() const override
    {
        const auto &before = m_dialogue.clearCapabilities();
        return before ? json(*before) : QJsonObject();
    }
    void heard(const Output &output) override;
    bool looksInside() const override { return true; }
    QString signedInWords() const override { return m_words; }
    std::optional<Outcome> refusal() const override { return m_refusal; }
    Found foundAtEnd(bool failed) const override;

protected:
    /// The one request of the check.
    virtual typename Dialogue_::Request look() const = 0;
    /// What it found, as the end of a sentence; empty for news that say nothing.
    virtual QString wordsFor(const typename Dialogue_::News &news) const = 0;
    static QJsonObject json(const ImapCapabilities &capabilities);
    static QJsonObject json(const Pop3Capabilities &capabilities);

    Dialogue_ m_dialogue;

private:
    QString m_words;
    std::optional<Outcome> m_refusal;
};

/// Opens the folder so that nothing can be changed.
class ImapCheckProbe final : public ReadCheckProbe<ImapDialogue>
{
public:
    ImapCheckProbe(ImapSettings settings, QString folder);

    bool offersStartTls() const override { return m_dialogue.capabilities().has("STARTTLS"); }
    bool offersSignIn() const override;
    StageResult capabilities() const override;

private:
    ImapRequest look() const override;
    QString wordsFor(const ImapNews &news) const override;

    QString m_folder;
};

/// Asks what is in the maildrop.
class Pop3CheckProbe final : public ReadCheckProbe<Pop3Dialogue>
{
public:
    using ReadCheckProbe::ReadCheckProbe;

    bool offersStartTls() const override { return m_dialogue.capabilities().has("STLS"); }
    bool offersSignIn() const override;
    StageResult capabilities() const override;

private:
    Pop3Request look() const override { return {Pop3Request::Kind::Survey, 1}; }
    QString wordsFor(const Pop3News &news) const override;
};

} // namespace email
