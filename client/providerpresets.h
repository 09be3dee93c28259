#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace client {

/// How mail is handed over: the two switches of an account in one word.
enum class TlsMode { None, Ssl, StartTls };

/// Where to connect and how.
struct ServerSettings
{
    QString host; ///< Empty: the site's own, which must be given.
    int port = 0;
    TlsMode mode = TlsMode::Ssl;
};

/// What a mail provider expects of an account: a row of resources/presets.json.
struct ProviderPreset
{
    enum SignIn { Password, AppPassword, ApiKey, OAuth2, None };

    QString id;   ///< For scripts: "gmail".
    QString name; ///< For a person.
    QStringList domains;
    QStringList mailExchangers; ///< Domains of the hosts that receive mail for the provider's customers.
    std::optional<ServerSettings> smtp;
    std::optional<ServerSettings> imap;
    SignIn signIn = Password;
    QString user;   ///< A login name that is the same for everybody; usually empty.
    QString note;   ///< What a person has to know besides.
    QString limits; ///< How much the provider lets through.
    /// The same for the account's own limits; 0 = none known.
    int messagesPerDay = 0;
    int recipientsPerDay = 0;
    int messagesPerMinute = 0;
    QString date; ///< When the row was last looked at, ISO 8601.
    QString source;
};

/// All presets in the order in which a person should read them.
const QList<ProviderPreset> &providerPresets();
/// The preset with this id, or nullptr.
const ProviderPreset *findPreset(const QString &id);
/// The preset of the provider that an address belongs to, or nullptr.
const ProviderPreset *presetForAddress(const QString &address);
/// The preset of the provider that receives a domain's mail, by the host of its best MX record, or nullptr.
const ProviderPreset *presetForMailExchanger(const QString &host);
QStringList presetNames();

/// The mode that a port stands for when none is said: those of mail by their meaning, with STARTTLS at 143
/// and 110, encryption from the first byte otherwise.
TlsMode modeForPort(int port);
/// The usual SMTP port of a mode.
int portForMode(TlsMode mode);
/// "ssl", "starttls", "none"; false when @p text is none of them.
bool parseMode(const QString &text, TlsMode &mode);
QString modeText(TlsMode mode);

} // namespace client
