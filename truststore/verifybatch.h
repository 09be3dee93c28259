#pragma once

#include "truststore/verifyreport.h"

#include <QList>

namespace trust {

/// One case of a file that asks what a verifier makes of many chains, and what this one made of it.
struct BatchCase
{
    QString id;
    bool good = false;    ///< Whether the case says that the chain is to be believed.
    bool trusted = false; ///< Whether it was.
    QStringList errors;   ///< As in verifyReport().
    QString text;         ///< Why it was refused, in a sentence.

    bool isRight() const { return good == trusted; }
    QJsonObject toJson() const;
};

/// How many chains of each kind were judged as the cases say.
struct BatchCount
{
    int cases = 0;
    int right = 0;
};

/// The answer to a whole file.
struct BatchReport
{
    QList<BatchCase> cases;
    BatchCount good;
    BatchCount bad;

    /// {good {cases, accepted}, bad {cases, refused}, wrong: ids, cases}.
    QJsonObject toJson() const;
};

/// Judges every case of @p content, JSON in the form of the C2SP x509-limbo test suite, each with its own
/// anchors, time and name. @p now is for cases that name no time.
station::Result<BatchReport> verifyBatch(const QByteArray &content, const QDateTime &now);

} // namespace trust
