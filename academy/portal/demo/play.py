"""Plays the eight steps in order, leaves something to decide after the seventh, and a call open for the visitor."""

from academy.portal.demo.money import leave_money
from academy.portal.demo.outside import leave_papers
from academy.portal.demo.requests import leave_requests
from academy.portal.demo.scene import Scene
from academy.portal.demo.steps import (
    step_1_mandates,
    step_2_resolution,
    step_3_selection,
    step_4_component_one,
    step_5_component_two,
    step_6_credits,
    step_7_certificates,
    step_8_verify,
)
from academy.portal.demo.visitor import open_next_call

STEPS = (
    step_1_mandates,
    step_2_resolution,
    step_3_selection,
    step_4_component_one,
    step_5_component_two,
    step_6_credits,
    step_7_certificates,
    step_8_verify,
)


def play(scene: Scene) -> None:
    for step in STEPS:
        step.play(scene)
        if step is step_7_certificates:
            leave_requests(scene)
            leave_papers(scene)
            leave_money(scene)
    open_next_call(scene)
