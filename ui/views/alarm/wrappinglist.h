#pragma once

#include <QHeaderView>
#include <QTreeWidget>

namespace ui {

/// A list whose long texts go on in further lines instead of being cut. The second column takes what room
/// there is.
class WrappingList final : public QTreeWidget
{
public:
    explicit WrappingList(const QStringList &titles, QWidget *parent = nullptr) : QTreeWidget(parent)
    {
        setHeaderLabels(titles);
        setWordWrap(true);
        setTextElideMode(Qt::ElideNone);
        setAllColumnsShowFocus(true);
        setAlternatingRowColors(true);
        header()->setStretchLastSection(false);
        header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        header()->setSectionResizeMode(1, QHeaderView::Stretch);
        // Heights follow widths.
        connect(header(), &QHeaderView::sectionResized, this, [this] { doItemsLayout(); });
    }
};

} // namespace ui
