#pragma once

#include "client/providerpresets.h"
#include "ui/link/description.h"
#include "ui/views/mail/accountfacts.h"

#include <optional>

namespace ui {

/// One account that the wizard is to make.
struct PlannedAccount
{
    std::optional<ComponentDescription> type; ///< From the palette; nothing when it has none of this kind.
    bool wanted = false;
    QString name;
    QString transport; ///< Empty where the type has no choice.
    QString host;
    MailSecurity security = MailSecurity::Tls;
    int port = 0; ///< 0 = the usual one.

    /// The usual port of a mode for the type and transport; 0 when the type does not tell.
    int usualPort(MailSecurity mode) const;
    int resolvedPort() const { return port > 0 ? port : usualPort(security); }
    /// Values of the slot `transport`; empty or one = nothing to choose.
    QStringList transports() const;
};

/// All that a person enters in the account wizard, and the values that it comes to.
struct AccountPlan
{
    QString serviceOrd;
    PlannedAccount outgoing;
    PlannedAccount incoming;
    QString address;
    bool asksDomain = true; ///< The person allows that DNS is asked what the address's domain publishes.
    QString senderName;
    const client::ProviderPreset *preset = nullptr; ///< A null pointer = entered by hand.
    bool signsIn = true;
    QString user;
    QString password;
    bool wantsRecipient = false;
    QStringList recipients;
    QString recipientName;
    QString alarmServiceOrd; ///< Empty = there is none.
    QString alarmClassOrd;

    QList<const PlannedAccount *> accounts() const;
    bool isEncrypted() const;
    /// Sets host, mode and port of every account as the preset says.
    void applyPreset();
    QString ordOf(const PlannedAccount &account) const;
    QString recipientOrd() const;
    /// Slot → value, everything that is written.
    QJsonObject valuesOf(const PlannedAccount &account) const;
    /// The same for a new component, with nothing said of a password that it has not.
    QJsonObject newValuesOf(const PlannedAccount &account) const;
    QJsonObject recipientValues() const;
    /// "Name <address>", or the address alone.
    QString sender() const;
};

/// True for what looks like one mail address; the station checks it exactly.
bool looksLikeAddress(const QString &text);

} // namespace ui
