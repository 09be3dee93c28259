#pragma once

#include <QLineEdit>
#include <QPointer>

class QAbstractItemView;

namespace ui {

/// A field that narrows a list or tree down. Down and Return go on into the rows, Escape clears the text.
class FilterField final : public QLineEdit
{
    Q_OBJECT
public:
    /// @p hint says what can be typed, and is the field's accessible name.
    FilterField(const QString &hint, const QString &description, QWidget *parent);

    /// The view whose rows the field narrows down.
    void setView(QAbstractItemView *view) { m_view = view; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPointer<QAbstractItemView> m_view;
};

} // namespace ui
