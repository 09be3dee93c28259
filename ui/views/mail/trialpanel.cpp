#include "ui/views/mail/trialpanel.h"

#include "ui/look/icons.h"
#include "ui/shell/view.h"
#include "ui/views/mail/accountfacts.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace ui {

TrialPanel::TrialPanel(AccountTrial &trial, ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_trial(trial),
      m_context(context),
      m_column(new QVBoxLayout),
      m_review(new QPushButton(icon(QStringLiteral("certificate")), tr("Review the certificate…"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_column);
    column->addWidget(m_review, 0, Qt::AlignLeft);
    m_review->setAccessibleDescription(tr("Shows the certificate that the server presented."));
    connect(m_review, &QPushButton::clicked, this, [this] { m_context.review(m_trial.challenge()); });
    m_column->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("Result of the trial"));
    connect(&trial, &AccountTrial::changed, this, &TrialPanel::update);
    update();
}

TrialPanel::Line TrialPanel::addLine()
{
    Line line{new QLabel(this), new QLabel(this)};
    line.text->setTextFormat(Qt::PlainText);
    line.text->setWordWrap(true);
    line.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    row->addWidget(line.mark, 0, Qt::AlignTop);
    row->addWidget(line.text, 1);
    m_column->addLayout(row);
    return line;
}

void TrialPanel::mark(QLabel *label, AccountTrial::Outcome outcome)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const QIcon icons[] = {icon(QStringLiteral("waveform")), icon(QStringLiteral("ok")),
                           alertMark(QStringLiteral("error"))};
    const QString words[] = {tr("Running"), tr("Passed"), tr("Failed")};
    label->setPixmap(icons[outcome].pixmap(QSize(size, size), devicePixelRatioF()));
    label->setToolTip(words[outcome]);
    label->setAccessibleName(words[outcome]);
}

void TrialPanel::update()
{
    const QList<AccountTrial::Step> &steps = m_trial.steps();
    while (m_lines.size() < steps.size())
        m_lines.append(addLine());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool used = i < steps.size();
        m_lines[i].mark->setVisible(used);
        m_lines[i].text->setVisible(used);
        if (!used || (m_lines[i].text->text() == steps[i].text &&
                      m_lines[i].mark->property("outcome").toInt() == steps[i].outcome + 1))
            continue;
        mark(m_lines[i].mark, steps[i].outcome);
        m_lines[i].mark->setProperty("outcome", steps[i].outcome + 1);
        m_lines[i].text->setText(
            steps[i].outcome == AccountTrial::Running ? steps[i].text + QStringLiteral("…") : steps[i].text);
        m_lines[i].text->setAccessibleName(
            QStringLiteral("%1: %2").arg(m_lines[i].mark->accessibleName(), steps[i].text));
        QAccessibleEvent told(m_lines[i].text, QAccessible::Alert);
        QAccessible::updateAccessibility(&told);
    }
    m_review->setVisible(!m_trial.challenge().isEmpty() && m_context.review);
    setVisible(!steps.isEmpty());
}

QStringList TrialPanel::texts() const
{
    QStringList texts;
    for (const AccountTrial::Step &step : m_trial.steps())
        texts.append(step.text);
    return texts;
}

} // namespace ui
