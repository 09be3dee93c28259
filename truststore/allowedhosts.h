#pragma once

#include "truststore/allowedhost.h"

#include <functional>

namespace trust {

/// Decides for which peers a person's approval stands in for a verified chain, and remembers who was refused.
///
/// Policy: an entry covers one protocol family, host, port and key, and exactly the problems it was approved
/// for. Nothing is learnt by itself: what is not approved is recorded as a challenge and refused. A denied
/// key is refused everywhere. Time is an argument of everything, so that the station's clock decides.
class AllowedHosts
{
public:
    /// More unapproved entries are not kept; the one seen longest ago goes.
    static constexpr int maxUnapproved = 32;

    enum class Event { Challenged, KeyChanged, Renewed, Expired, Superseded, Approved, Denied, Removed };

    /// The answer to judge().
    struct Decision
    {
        bool allowed = false;
        HostState state = HostState::Unapproved;
        QString reason; ///< For a person; also says why it was allowed.
        QString remedy;
        bool entryChanged = false; ///< Something that is worth saving or showing changed.
    };

    /// What a person decided on a challenge.
    struct Approve
    {
        QString sha256;  ///< Of the certificate that the person saw, as typed.
        Problems also;   ///< Out of forgivableIfTicked().
        QDateTime until; ///< Invalid for the default.
        QString note;
        QString by;
        QString through;
        bool once = false; ///< For the next connection only.
    };

    /// A key that a person denied, on whatever host it appears.
    struct DeniedKey
    {
        QString spkiSha256;
        QString subject;
        Endpoint endpoint; ///< Where it was denied.
        QString by;
        QDateTime at;
    };

    /// An approval that runs out soon.
    struct ExpiryWarning
    {
        Endpoint endpoint;
        QDateTime expires;
        int days = 0; ///< The threshold crossed: 30, 14, 7 or 1.
    };

    AllowedHosts() = default;

    /// Called after each change, with the entry as it then is.
    std::function<void(Event, const AllowedHost &)> notify;
    /// Whether something is set up to connect there; such an entry is the last to make room for another.
    std::function<bool(const Endpoint &)> isUsed;

    /// Judges a peer whose chain did not verify. @p observed are all problems that Qt and ChainVerifier
    /// found. @p met is kept for the person who decides and decides nothing itself.
    Decision judge(const Endpoint &endpoint, const QList<Certificate> &chain, Problems observed,
                   const QDateTime &now, const Meeting &met = {});

    /// The denial that covers @p certificate's key, if any.
    std::optional<DeniedKey> denialOf(const Certificate &certificate) const;

    /// The chain for @p endpoint verified: an approval for it is bypassed from now on. True if that is news.
    bool noteVerified(const Endpoint &endpoint, const QDateTime &now);

    station::Result<AllowedHost> approve(const Endpoint &endpoint, const Approve &decision,
                                         const QDateTime &now);
    /// Refuses the key of the entry for @p endpoint. Answers every entry that this stops, that one first.
    station::Result<QList<AllowedHost>> deny(const Endpoint &endpoint, const QString &by,
                                             const QDateTime &now);
    station::Result<void> remove(const Endpoint &endpoint);

    /// Notes what nothing is set up to connect to any more. What was so for 30 days goes, and is answered; a
    /// denied key stays denied, so its entry stays too.
    QList<AllowedHost> noteClaims(const std::function<bool(const Endpoint &)> &isClaimed,
                                  const QDateTime &now);

    /// Turns approvals that ran out, or were not used for 400 days, to Expired, and those of which that is
    /// not true any more back: it was the clock that was wrong. Call it now and then.
    void expire(const QDateTime &now);

    /// Warnings not given yet: 30, 14, 7 and 1 days before the end, each once.
    QList<ExpiryWarning> takeExpiryWarnings(const QDateTime &now);

    const QList<AllowedHost> &entries() const { return m_entries; }
    const QList<DeniedKey> &deniedKeys() const { return m_denied; }
    const AllowedHost *find(const Endpoint &endpoint) const;

    /// Counts up with every change that a file should get.
    quint64 revision() const { return m_revision; }

private:
    friend class AllowedHostsFile;
    class Judgement;

    AllowedHost *entryFor(const Endpoint &endpoint);
    void changed(Event event, const AllowedHost &entry);
    void makeRoom();

    QList<AllowedHost> m_entries;
    QList<DeniedKey> m_denied;
    quint64 m_revision = 0;
};

} // namespace trust
