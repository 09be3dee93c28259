#include "client/providerpresets.h"

#include <QCoreApplication>

#include <algorithm>

namespace client {

namespace {

// State of November 2026, from the providers' own documentation.
constexpr ProviderPreset presets[] = {
    {"gmail", "smtp.gmail.com", 465, TlsMode::Ssl,
     QT_TRANSLATE_NOOP(
         "CommandLine",
         "Gmail takes an app password, which needs 2-step verification; 500 recipients a day.")},
    {"microsoft365", "smtp.office365.com", 587, TlsMode::StartTls,
     QT_TRANSLATE_NOOP(
         "CommandLine",
         "Microsoft 365 switches passwords for SMTP off by default at the end of December 2026; "
         "until then SMTP AUTH must be permitted for the mailbox.")},
    {"relay", "", 25, TlsMode::None,
     QT_TRANSLATE_NOOP("CommandLine",
                       "The site's relay is used without encryption; give --tls starttls if it offers it.")},
};

} // namespace

const ProviderPreset *findPreset(const QString &name)
{
    const auto *found =
        std::find_if(std::begin(presets), std::end(presets), [&name](const ProviderPreset &preset) {
            return name.compare(QLatin1String(preset.name), Qt::CaseInsensitive) == 0;
        });
    return found == std::end(presets) ? nullptr : found;
}

QStringList presetNames()
{
    QStringList names;
    for (const ProviderPreset &preset : presets)
        names.append(QLatin1String(preset.name));
    return names;
}

TlsMode modeForPort(int port)
{
    switch (port) {
    case 587:
        return TlsMode::StartTls;
    case 25:
        return TlsMode::None;
    default:
        return TlsMode::Ssl;
    }
}

bool parseMode(const QString &text, TlsMode &mode)
{
    for (const TlsMode candidate : {TlsMode::None, TlsMode::Ssl, TlsMode::StartTls}) {
        if (text.compare(modeText(candidate), Qt::CaseInsensitive) == 0) {
            mode = candidate;
            return true;
        }
    }
    return false;
}

QString modeText(TlsMode mode)
{
    static constexpr const char *texts[] = {"none", "ssl", "starttls"};
    return QLatin1String(texts[int(mode)]);
}

} // namespace client
