/// Ticks beside the y axis, each with `room` for its label.
func placeBesideY(
  _ ticks: [Tick], _ scale: Scale, room: Double, isLabelled: Bool
) -> [ChartPlan.PlacedTick] {
  ticks.map {
    ChartPlan.PlacedTick(
      position: scale.position($0.value),
      lines: $0.label.isEmpty || !isLabelled ? [] : [$0.label], room: room)
  }
}

/// The labels under the x axis, and whether they are turned to find room.
func placeUnderX(_ ticks: [Tick], _ scale: Scale) -> ([ChartPlan.PlacedTick], Bool) {
  if scale.categories.isEmpty {
    let placed = ticks.map {
      ChartPlan.PlacedTick(
        position: scale.position($0.value), lines: $0.label.isEmpty ? [] : [$0.label],
        room: TextSize.width($0.label))
    }
    return (placed, false)
  }
  let band = (scale.end - scale.start).magnitude / Double(ticks.count)
  let wrapped = ticks.map {
    ChartPlan.PlacedTick(
      position: scale.position($0.value), lines: TextSize.lines($0.label, width: band - 8),
      room: band - 8)
  }
  let fits = wrapped.allSatisfy {
    $0.lines.count <= 3 && $0.lines.allSatisfy { TextSize.width($0) <= band - 4 }
  }
  if fits { return (wrapped, false) }
  let turned = ticks.map {
    ChartPlan.PlacedTick(
      position: scale.position($0.value), lines: [$0.label],
      room: min(TextSize.width($0.label), 150))
  }
  // Where even turned labels would touch, every second, third, … is written.
  let step = max(1, Int((ChartPlan.lineHeight / band).rounded(.up)))
  return (turned.enumerated().filter { $0.offset % step == 0 }.map(\.element), true)
}

/// As many ticks of the y axis as have room above each other.
func yTickLabels(_ scale: Scale, _ height: Double) -> [Tick] {
  fitting(scale, most: max(4, Int(height / 40))) { _ in ChartPlan.lineHeight }
}

/// As many ticks of the x axis as have room beside each other.
func xTickLabels(_ scale: Scale) -> [Tick] {
  fitting(scale, most: max(5, Int((scale.end - scale.start).magnitude / 65))) {
    TextSize.width($0.label) + 8
  }
}

/// The most ticks whose labels keep clear of each other. Categories are never left out.
private func fitting(_ scale: Scale, most: Int, size: (Tick) -> Double) -> [Tick] {
  if let stated = scale.statedTicks(scale.marks), scale.categories.isEmpty {
    return thinned(stated, scale, size)
  }
  var most = most
  if case .automatic(let count?) = scale.marks.values.kind { most = max(min(most, count), 2) }
  if case .symmetricLog = scale.type.kind, scale.categories.isEmpty {
    // Near zero the powers crowd: those farther out come first.
    let ticks = scale.ticks(most)
    let farther = ticks.sorted { a, b in
      a.value == 0 || b.value != 0 && a.value.magnitude > b.value.magnitude
    }
    let shown = Set(thinned(farther, scale, size).filter { !$0.label.isEmpty })
    return ticks.filter(shown.contains)
  }
  for count in stride(from: most, through: 2, by: -1) {
    let ticks = scale.ticks(count)
    if !scale.categories.isEmpty { return ticks }
    let collide = zip(ticks, ticks.dropFirst()).contains { a, b in
      (scale.position(b.value) - scale.position(a.value)).magnitude < (size(a) + size(b)) / 2
    }
    if !collide, !ticks.isEmpty { return ticks }
  }
  return Array(scale.ticks(2).prefix(1))
}

/// All the ticks, of whose labels only those are kept that have room beside the ones before.
private func thinned(_ ticks: [Tick], _ scale: Scale, _ size: (Tick) -> Double) -> [Tick] {
  var taken: [(position: Double, size: Double)] = []
  return ticks.map { tick in
    let (position, width) = (scale.position(tick.value), size(tick))
    let isFree = taken.allSatisfy { ($0.position - position).magnitude >= ($0.size + width) / 2 }
    guard isFree else { return Tick(value: tick.value, label: "") }
    taken.append((position, width))
    return tick
  }
}
