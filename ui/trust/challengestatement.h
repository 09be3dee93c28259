#pragma once

#include "ui/trust/challengedata.h"
#include "ui/trust/challengetext.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// What a challenge says: title, what was tried, what is wrong, what could happen, and the certificate in
/// short - or old and new side by side.
class ChallengeStatement final : public QWidget
{
    Q_OBJECT
public:
    ChallengeStatement(const ChallengeData &data, const ChallengeText &text, QWidget *parent = nullptr);

private:
    QWidget *makeTitle(const ChallengeText &text, ChallengeCases cases);
    QLabel *sentence(const QString &text, const QString &accessibleName);
    QWidget *makeSummary(const CertificateInfo &leaf);

    QVBoxLayout *m_layout = nullptr;
};

} // namespace ui
