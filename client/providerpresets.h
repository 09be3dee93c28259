#pragma once

#include <QString>
#include <QStringList>

namespace client {

/// How mail is handed over: the two switches of an account in one word.
enum class TlsMode { None, Ssl, StartTls };

/// What a mail provider expects of an account.
struct ProviderPreset
{
    const char *name;
    const char *host; ///< Empty: the site's own, which must be given.
    int port;
    TlsMode mode;
    const char *note; ///< What a person has to know besides.
};

/// The preset called @p name, or nullptr.
const ProviderPreset *findPreset(const QString &name);
QStringList presetNames();

/// The mode that a port stands for when none is said: 465, 587 and 25 by their meaning, encryption otherwise.
TlsMode modeForPort(int port);
/// "ssl", "starttls", "none"; false when @p text is none of them.
bool parseMode(const QString &text, TlsMode &mode);
QString modeText(TlsMode mode);

} // namespace client
