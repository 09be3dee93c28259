#include "ui/sheet/editors/referenceeditor.h"

#include "ui/sheet/editors/componentpicker.h"

#include <QDropEvent>
#include <QMimeData>
#include <QToolButton>

namespace ui {

namespace {

const QString ordsMime = QStringLiteral("application/x-tocsin-ords");

} // namespace

ReferenceEditor::ReferenceEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
    : LineEditor(slot, parent), m_link(context.link)
{
    line()->setPlaceholderText(tr("none"));
    QToolButton *pick = addMore(tr("Choose a component"));
    pick->setEnabled(m_link != nullptr);
    connect(pick, &QToolButton::clicked, this, [this] { open(); });
}

void ReferenceEditor::open()
{
    if (!m_link)
        return;
    auto *picker = new ComponentPicker(*m_link, slot().facets.targetType, line()->text(), this);
    picker->setWindowTitle(slot().displayName);
    connect(picker, &ComponentPicker::picked, this, [this](const QString &ord) {
        setText(ord);
        Q_EMIT finished(Stay);
    });
    picker->open();
}

bool ReferenceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == line() && (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop)) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (drop->mimeData()->hasFormat(ordsMime)) {
            drop->acceptProposedAction();
            if (event->type() == QEvent::Drop)
                setText(QString::fromUtf8(drop->mimeData()->data(ordsMime)).section(QLatin1Char('\n'), 0, 0));
            return true;
        }
    }
    return LineEditor::eventFilter(watched, event);
}

} // namespace ui
