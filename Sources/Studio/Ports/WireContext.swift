/// Which generation a request to a video server is made for, so that the wire log can be kept with it.
package enum WireContext {
    @TaskLocal package static var generation: GenerationID?
}
