#include "ui/look/labelspeech.h"

#include <QAccessibleWidget>
#include <QLabel>
#include <QTextDocumentFragment>

namespace ui {

namespace {

class LabelSpeech final : public QAccessibleWidget
{
public:
    explicit LabelSpeech(QLabel *label) : QAccessibleWidget(label, QAccessible::StaticText) {}

    QString text(QAccessible::Text which) const override
    {
        const QString own = QAccessibleWidget::text(which);
        if (which != QAccessible::Description || !own.isEmpty())
            return own;
        const QString text = label().text();
        return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
    }

private:
    const QLabel &label() const { return *static_cast<const QLabel *>(widget()); }
};

/// One without a name of its own is left to Qt: there the text is the name.
QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *label = className == QLatin1String("QLabel") ? qobject_cast<QLabel *>(object) : nullptr;
    return label && !label->accessibleName().isEmpty() ? new LabelSpeech(label) : nullptr;
}

} // namespace

void installLabelSpeech()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace ui
