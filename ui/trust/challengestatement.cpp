#include "ui/trust/challengestatement.h"

#include "ui/look/statuslook.h"
#include "ui/trust/certificatecomparison.h"
#include "ui/trust/certificatedetails.h"
#include "ui/trust/shieldicon.h"

#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

ChallengeStatement::ChallengeStatement(const ChallengeData &challenge, const ChallengeText &text,
                                       QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    const ChallengeCases cases = casesOf(challenge.entry);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(makeTitle(text, cases));
    m_layout->addWidget(sentence(text.tried, tr("What was tried")));
    const bool several = text.causes.size() > 1;
    QStringList causes;
    for (const QString &cause : text.causes)
        causes.append(several ? QStringLiteral("•\u00a0") + cause : cause);
    const std::pair<QString, QString> parts[] = {{causes.join(QLatin1Char('\n')), tr("What is wrong")},
                                                 {text.risk, tr("What could happen")},
                                                 {text.noApproval, tr("Why it cannot be approved")},
                                                 {text.settled, tr("What was decided")}};
    for (const auto &[said, what] : parts) {
        if (!said.isEmpty())
            m_layout->addWidget(sentence(said, what));
    }
    if (challenge.entry.leaf.isNull())
        return;
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    m_layout->addWidget(line);
    const bool compare =
        cases.testFlag(ChallengeCase::KeyChanged) && !challenge.entry.previous.chain.isEmpty();
    m_layout->addWidget(compare ? new CertificateComparison(challenge.entry, this)
                                : makeSummary(challenge.entry.leaf));
}

QWidget *ChallengeStatement::makeTitle(const ChallengeText &text, ChallengeCases cases)
{
    // Red is for what no honest server does by itself; a first contact is none of it.
    const bool settled = !text.settled.isEmpty();
    const bool grave = !settled && bool(cases & (ChallengeCase::KeyChanged | ChallengeCase::NeverApproved));
    const QColor colour = grave ? alertColour(palette()) : palette().color(QPalette::WindowText);
    auto *row = new QWidget(this);
    auto *picture = new QLabel(row);
    picture->setPixmap(tintedPixmap(this,
                                    settled ? QStringLiteral("information")
                                    : grave ? QStringLiteral("shield-refused")
                                            : QStringLiteral("shield-warning"),
                                    colour, 2));
    picture->setAccessibleName(settled ? tr("Settled") : grave ? tr("Grave") : tr("Caution"));
    auto *title = new QLabel(text.title, row);
    title->setObjectName(QStringLiteral("title"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.25);
    title->setFont(large);
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, colour);
    title->setPalette(coloured);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(picture);
    layout->addWidget(title, 1);
    return row;
}

QLabel *ChallengeStatement::sentence(const QString &text, const QString &accessibleName)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setAccessibleName(accessibleName);
    label->setAccessibleDescription(text);
    return label;
}

QWidget *ChallengeStatement::makeSummary(const CertificateInfo &leaf)
{
    auto *summary = new QWidget(this);
    auto *form = new QFormLayout(summary);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString &caption, const QString &text, bool fixed) {
        auto *value = sentence(text, caption);
        value->setObjectName(QStringLiteral("value"));
        if (fixed)
            setFixedFont(value);
        form->addRow(caption, value);
    };
    add(tr("Name"), leaf.name(), false);
    add(tr("Issuer"), leaf.issuerText(), false);
    add(tr("Valid"), leaf.validityText(), false);
    add(tr("SHA-256"), groupedFingerprint(leaf.sha256), true);
    return summary;
}

} // namespace ui
