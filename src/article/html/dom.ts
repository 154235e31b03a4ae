/** The little of the document object model that reading an article needs, and walks over it that no nesting can overflow. */

export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
  readonly parentNode: DomNode | null
}

export interface DomElement extends DomNode {
  readonly children: ArrayLike<DomElement>
  getAttribute(name: string): string | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): ArrayLike<DomElement>
  appendChild(node: DomNode): DomNode
  remove(): void
}

export interface DomDocument {
  readonly documentElement: DomElement | null
  readonly title: string
  cloneNode(deep: boolean): unknown
  createElement(name: string, options: undefined): DomElement
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): ArrayLike<DomElement>
}

export const elementNode = 1
export const textNode = 3

/** Elements, and how deep they are nested; counting stops at the first that is past either limit. */
export function sizeOf(
  root: DomNode,
  limits: { elements: number; depth: number },
): { elements: number; depth: number } {
  let node: DomNode | null = root
  let level = 1
  const size = { elements: 0, depth: 0 }
  while (node !== null) {
    if (node.nodeType === elementNode) {
      size.elements++
      if (level > size.depth) size.depth = level
      if (size.elements > limits.elements) return size
    }
    if (node.firstChild !== null) {
      node = node.firstChild
      level++
      continue
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      level--
    }
    node = node === null || node === root ? null : node.nextSibling
  }
  return size
}
