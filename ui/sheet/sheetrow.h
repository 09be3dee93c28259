#pragma once

#include "ui/link/description.h"
#include "ui/sheet/sheetrules.h"

#include <memory>
#include <vector>

namespace ui {

/// A component on the sheet, or several of the same type that are edited as one.
struct SheetPart
{
    ComponentDescription description;  ///< Of the first one.
    QList<quint32> handles;            ///< All of them; more than one = edited together.
    QStringList ords;                  ///< Of each.
    QHash<QString, rules::Note> notes; ///< By slot, as the rules say now.

    bool isMany() const { return handles.size() > 1; }
};

/// What a row is marked with, as bits.
struct SheetMarks
{
    enum Mark {
        Changed = 1, ///< Pending, not saved.
        NotDefault = 2,
        Refused = 4,   ///< Cannot be saved as it is.
        Elsewhere = 8, ///< Somebody else changed it meanwhile.
        Linked = 16,
        Irrelevant = 32,
        ChangedBelow = 64,
        HiddenSlot = 128,
        Differs = 256, ///< Several components with different values.
        Alert = 512,
    };
};

/// One row of the sheet: a component, a group of slots, a slot, or what stands for components that are not
/// listed yet.
struct SheetRow
{
    enum Kind { Component, Group, Slot, More };
    /// Groups stand in this order: what a person sets, how it is, what only tells about the past.
    enum Rank { Editable, StatusRank, Diagnostics };

    Kind kind = Group;
    SheetRow *parent = nullptr;
    std::vector<std::unique_ptr<SheetRow>> rows;
    int number = 0; ///< Its place below the parent.

    std::shared_ptr<SheetPart> part; ///< Whose row it is; for a component its own, once it was described.
    int slotIndex = -1;              ///< In part->description.slotList.
    QString title;                   ///< Of a group or component.
    QString icon;                    ///< Of a component.
    QString statusText;              ///< Of a component.
    QString ord;                     ///< Of a component.
    quint32 handle = 0;              ///< Of a component.
    Rank rank = Editable;
    bool asked = false; ///< Of a component: its description is under way or there.

    const SlotDescription &slot() const { return part->description.slotList.at(slotIndex); }
};

} // namespace ui
